// The part of node-red-node-test-helper (which has no types) that the tests use.
declare module 'node-red-node-test-helper' {
  import type { Node, NodeAPI } from 'node-red';

  type Register = (RED: NodeAPI) => void;
  interface NodeTestHelper {
    startServer(): Promise<void>;
    stopServer(): Promise<void>;
    load(nodes: Register | Register[], flow: readonly object[], credentials?: object): Promise<void>;
    unload(): Promise<void>;
    getNode(id: string): Node;
    url(): string;
  }
  const helper: NodeTestHelper;
  export default helper;
}
