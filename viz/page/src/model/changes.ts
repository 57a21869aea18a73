/** What changed between versions of plans, as far as the filters keep it. */
import type { Cell, Column } from "../data/types";
import type { State } from "../state";
import type { Model } from "./model";

/** A change: its row by column ("" where nothing is stated), its cells, and what it speaks of. */
export interface Change {
  readonly told: Readonly<Record<string, string>>;
  readonly cells: readonly Cell[];
  readonly nodes: readonly number[];
  readonly old: number;
  readonly new: number;
}

/** The changes shown, and the filters that are set and by which they cannot be narrowed. */
export interface ShownChanges {
  readonly columns: readonly Column[];
  readonly changes: readonly Change[];
  readonly notNarrowedBy: readonly string[];
}

/** Whether the graph holds two versions of a plan. */
export function hasVersions(model: Model): boolean {
  return model.data.changes.revisions.length > 0;
}

/** The changes of the newer plan that is read, or of all, by area, theme and sureness. */
export function changesIn(model: Model, state: State): ShownChanges {
  const { columns, revisions } = model.data.changes;
  const chosen = revisions.some((each) => each.new === state.plan);
  const themes = new Set(state.themes.map((theme) => model.themeName(theme).toLowerCase()));
  const changes = revisions
    .filter((each) => !chosen || each.new === state.plan)
    .filter((each) => !state.areas.length || state.areas.includes(model.data.plans[each.new]!.area))
    .flatMap((each) => each.rows.rows.map((cells, at): Change => ({
      told: Object.fromEntries(columns.map((column, index) => [column.name, String(cells[index] ?? "")])),
      cells,
      nodes: each.rows.nodes[at]!,
      old: each.old,
      new: each.new,
    })))
    .filter(({ told }) => !(themes.size && !themes.has(told["theme"]!.toLowerCase())) && !(state.sure && told["doubt"]));
  const notNarrowedBy = [state.groups.length ? "kind" : "", state.on ? "day" : ""].filter(Boolean);
  return { columns, changes, notNarrowedBy };
}

/** What a change is about: the action, or else the thing or relation itself. */
export function aboutOf({ told }: Change): string {
  return told["action"] || told["after"] || told["before"] || told["what"]!;
}

/** A piece of one of two texts: whether the other has it too. */
export interface Compared {
  readonly words: string;
  readonly same: boolean;
}

const LONGEST = 600;

/** Two texts word by word: what only one of them has. */
export function comparedWords(before: string, after: string): { before: readonly Compared[]; after: readonly Compared[] } {
  const [old, next] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  if (old.length > LONGEST || next.length > LONGEST) {
    return { before: [{ words: before, same: true }], after: [{ words: after, same: true }] };
  }
  const key = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "") || word.trim();
  const [left, right] = [old.map(key), next.map(key)];
  const width = right.length + 1;
  // How many words both have in common from each place on.
  const common = new Uint16Array((left.length + 1) * width);
  for (let one = left.length - 1; one >= 0; one -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      common[one * width + other] =
        left[one] === right[other]
          ? common[(one + 1) * width + other + 1]! + 1
          : Math.max(common[(one + 1) * width + other]!, common[one * width + other + 1]!);
    }
  }
  const [sameOld, sameNext] = [new Set<number>(), new Set<number>()];
  let [one, other] = [0, 0];
  while (one < left.length && other < right.length) {
    if (left[one] === right[other]) {
      sameOld.add(one++);
      sameNext.add(other++);
    } else if (common[(one + 1) * width + other]! >= common[one * width + other + 1]!) one += 1;
    else other += 1;
  }
  return { before: joined(old, sameOld), after: joined(next, sameNext) };
}

function joined(words: readonly string[], same: ReadonlySet<number>): readonly Compared[] {
  const found: { words: string; same: boolean }[] = [];
  words.forEach((word, at) => {
    const last = found.at(-1);
    if (last && last.same === same.has(at)) last.words += word;
    else found.push({ words: word, same: same.has(at) });
  });
  return found;
}
