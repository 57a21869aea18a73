/** The words of a mention and of the sentence around it. */
import { plain } from "./python_text";
import { CodePoints } from "./text";
import type { Mention } from "./types";

/** The words that name something and the sentence that they stand in; white space is folded. */
export interface MentionWords {
  readonly quote: string;
  readonly sentence: string;
}

/** Reads mentions' words out of the plans' texts. */
export class MentionReader {
  readonly #texts = new Map<number, CodePoints>();

  constructor(texts: ReadonlyMap<number, string>) {
    for (const [plan, text] of texts) this.#texts.set(plan, new CodePoints(text));
  }

  /** What a mention says, from its own words or from the plan's text. */
  words(mention: Mention): MentionWords {
    const text = this.#texts.get(mention.plan);
    if (mention.sentenceStart < 0 || !text) {
      return { quote: mention.quote, sentence: mention.sentence || mention.quote };
    }
    return {
      quote: plain(text.slice(mention.start, mention.end)),
      sentence: plain(text.slice(mention.sentenceStart, mention.sentenceEnd)),
    };
  }
}
