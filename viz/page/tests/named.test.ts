import assert from "node:assert/strict";
import test from "node:test";
import { Model } from "../src/model/model";
import { nodesIn, piecesOf } from "../src/model/named";
import { data, node } from "./made_data";

const model = new Model(data({
  nodes: [
    node("person", "Ann Lee"), node("post", "Gangs Lead"), node("organisation", "Redthread", { spellings: ["Red Thread"] }),
    node("action", "Redthread"), node("action", "Sweep the park for knives each week"), node("panel", "Safety; Order Board"),
    node("action", "Talk in schools", { number: "3" }), node("action", "Talk in schools", { number: "4" }),
  ],
}));
const ALL = [0, 1, 2, 3, 4, 5];
const pieces = (column: string, words: string, nodes = ALL): (readonly [string, number])[] =>
  piecesOf({ column, words }, nodes, model).map((piece) => [piece.words, piece.node] as const);

test("names in a list are told apart, and what stands between is kept", () => {
  assert.deepEqual(pieces("lead", "Ann Lee; Raj Patel; Gangs Lead"), [["Ann Lee", 0], ["; ", -1], ["Raj Patel", -1], ["; ", -1], ["Gangs Lead", 1]]);
  assert.deepEqual(pieces("line", "Gangs Lead → Redthread").map(([, at]) => at), [1, -1, 2]);
});

test("what is told of a name stands in brackets behind it", () => {
  assert.deepEqual(pieces("name", "Ann Lee (Gangs Lead)").map(([, at]) => at), [0, -1, 1, -1]);
  assert.deepEqual(nodesIn({ column: "busiest three", words: "Ann Lee (17); Red Thread (4; 2)" }, ALL, model), [0, 2]);
});

test("a name that holds a semicolon is one", () => {
  assert.deepEqual(pieces("panel", "Safety; Order Board"), [["Safety; Order Board", 5]]);
});

test("an action is told from a body of its name, and known by its beginning where it is cut", () => {
  assert.deepEqual(pieces("action", "Redthread"), [["Redthread", 3]]);
  assert.deepEqual(pieces("lead organisation", "Redthread"), [["Redthread", 2]]);
  assert.deepEqual(nodesIn({ column: "examples", words: "“Sweep the park for …”; Redthread" }, [4, 2], model), [4, 2]);
});

test("only what the row speaks of is named, and all words are kept", () => {
  assert.deepEqual(nodesIn({ column: "lead", words: "Ann Lee" }, [1], model), []);
  for (const words of ["", "; ", "(", ")) ((; → ", "Ann Lee (", "x (Ann Lee; Gangs Lead) y"]) {
    assert.equal(pieces("lead", words).map(([each]) => each).join(""), words);
  }
});

test("of actions of one wording that of the number before it is meant", () => {
  assert.deepEqual(nodesIn({ column: "hanging", words: "4. Talk in schools" }, [6, 7], model), [7]);
  assert.deepEqual(nodesIn({ column: "hanging", words: "3. Talk in …" }, [6, 7], model), [6]);
});
