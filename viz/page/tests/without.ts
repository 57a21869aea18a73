/** Asks the page's own logic what is lost, for a test that compares it with the graph's. */
import type { PageData } from "../src/data/types";
import { Removing } from "../src/without/without";

/** What goes, in which areas (none for all), and whether what is not current is in. */
interface Case {
  readonly things: readonly number[];
  readonly areas: readonly number[];
  readonly includeNotCurrent: boolean;
}

/** A graph as the page is told it, and what is asked of it. */
interface Given {
  readonly data: PageData;
  readonly texts: Readonly<Record<string, string>>;
  readonly cases: readonly Case[];
}

type Row = readonly (string | null)[];

/** The rows of each case of each graph, in the form of `queries.resilience.without.COLUMNS`. */
export default function (graphs: readonly Given[]): readonly (readonly (readonly Row[])[])[] {
  return graphs.map(({ data, texts, cases }) => {
    const removing = new Removing(data, new Map(Object.entries(texts).map(([plan, text]) => [Number(plan), text])));
    return cases.map((each) => rows(data, removing, each));
  });
}

function rows(data: PageData, removing: Removing, { things, ...asked }: Case): readonly Row[] {
  return removing.without(things, asked).areas.flatMap(({ area, losses }) =>
    losses.map((loss) => [
      data.areas[area]!.name,
      loss.finding,
      loss.what,
      loss.theme,
      loss.detail,
      loss.takesOver,
      loss.quote,
      loss.place,
      loss.doubt,
    ]),
  );
}
