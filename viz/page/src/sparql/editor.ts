/** The editor in which queries are written. Tab leaves it, as it does every field. */
import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Vocabulary } from "../data/types";
import { completionOf } from "./completion";
import type { Place } from "./messages";

/** An editor of queries. */
export interface Editor {
  readonly element: HTMLElement;
  text(): string;
  setText(text: string): void;
  /** Puts the cursor at a place of the text and shows it. */
  goTo(place: Place): void;
  close(): void;
}

const looks = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: "var(--code-keyword)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "var(--code-variable)" },
  { tag: [tags.atom, tags.number, tags.propertyName, tags.meta], color: "var(--code-name)" },
  { tag: tags.comment, color: "var(--ink-soft)", fontStyle: "italic" },
]);

/** Makes an editor; `run` is what Ctrl+Enter does. */
export function queryEditor(vocabulary: Vocabulary, label: string, run: () => void): Editor {
  const runKey = {
    key: "Mod-Enter",
    run: (view: EditorView) => {
      closeCompletion(view);
      run();
      return true;
    },
  };
  const extensions = [
    lineNumbers(),
    history(),
    bracketMatching(),
    closeBrackets(),
    StreamLanguage.define(sparql),
    syntaxHighlighting(looks),
    autocompletion({ override: [completionOf(vocabulary)], icons: false }),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0" }),
    keymap.of([runKey, ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
  ];
  const view = new EditorView({ state: EditorState.create({ extensions }) });
  return {
    element: view.dom,
    text: () => view.state.doc.toString(),
    setText: (text) => view.setState(EditorState.create({ doc: text, extensions })),
    goTo: ({ line, column }) => {
      const found = view.state.doc.line(Math.min(line, view.state.doc.lines));
      const before = [...found.text].slice(0, column - 1).join("").length;
      view.dispatch({ selection: { anchor: Math.min(found.from + before, found.to) }, scrollIntoView: true });
      view.focus();
    },
    close: () => view.destroy(),
  };
}
