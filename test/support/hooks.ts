// Shared set-up of every mocha run: what one file started for all is ended at the end.
import { stopServer } from './database';

export const mochaHooks = {
  async afterAll(): Promise<void> {
    await stopServer();
  },
};
