/** Finds what stands at a place of the picture. */
import type { Box, Scene, Sign } from "./scene";

const CELL = 64;
/** How far beside a sign or label a finger may be. */
const NEAR = 3;

/** An index of where things stand. */
export class Hits {
  readonly #cells = new Map<string, Sign[]>();

  constructor(scene: Scene) {
    for (const sign of scene.signs) {
      for (const key of keysOf(sign.box)) {
        const own = this.#cells.get(key);
        if (own) own.push(sign);
        else this.#cells.set(key, [sign]);
      }
    }
  }

  /** The thing at a place, or undefined. */
  at(x: number, y: number): Sign | undefined {
    return this.#cells.get(`${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`)?.find(
      ({ box }) => x >= box.left - NEAR && x <= box.right + NEAR && y >= box.top && y <= box.bottom,
    );
  }
}

function* keysOf(box: Box): Iterable<string> {
  for (let x = Math.floor((box.left - NEAR) / CELL); x <= (box.right + NEAR) / CELL; x += 1) {
    for (let y = Math.floor(box.top / CELL); y <= box.bottom / CELL; y += 1) yield `${x} ${y}`;
  }
}
