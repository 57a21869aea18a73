import init, { Store } from "oxigraph/web.js";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async (event: MessageEvent<{ engine: ArrayBuffer; graph: string }>) => {
  await init({ module_or_path: event.data.engine });
  const store = new Store();
  store.load(event.data.graph, { format: "application/trig" });
  self.postMessage({ size: store.size });
};
