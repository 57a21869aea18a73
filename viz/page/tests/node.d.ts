/** What the tests use of Node. All its types would stand beside the browser's and change them. */

declare module "node:test" {
  export default function test(name: string, body: () => void | Promise<void>): Promise<void>;
}

declare module "node:assert/strict" {
  interface Assert {
    equal<Value>(actual: Value, expected: Value, message?: string): void;
    deepEqual<Value>(actual: Value, expected: Value, message?: string): void;
    ok(value: unknown, message?: string): void;
    throws(body: () => unknown, expected?: RegExp): void;
    rejects(promise: Promise<unknown>, expected?: RegExp): Promise<void>;
  }
  const assert: Assert;
  export default assert;
}
