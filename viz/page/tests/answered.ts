/** Tells, of page data and states on standard input, the rows of questions that the page shows. */
import { readFileSync } from "node:fs";
import type { PageData } from "../src/data/types";
import { rowsOf } from "../src/model/answer_rows";
import { Model } from "../src/model/model";
import { START, type State } from "../src/state";

interface Asked {
  readonly question: string;
  readonly state: Partial<State>;
}

const { data, asked } = JSON.parse(readFileSync(0, "utf8")) as { data: PageData; asked: readonly Asked[] };
const model = new Model(data);
const told = asked.map(({ question, state }) => {
  const { columns, rows, notNarrowedBy } = rowsOf(model.question(question), model, { ...START, ...state });
  return { columns: columns.map((each) => each.name), rows, notNarrowedBy };
});
console.log(JSON.stringify(told));
