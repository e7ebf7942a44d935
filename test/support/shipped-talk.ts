// A desk that runs the conversation as shipped, for the tests of a describe block, and a new citizen for each of them.
import { freshDatabase, type TestDatabase } from './database';
import { DeskProcess, shippedFlow } from './desk-process';
import { Citizen } from './talk';

export interface ShippedTalk {
  database: TestDatabase;
  desk: DeskProcess;
  /** has not said anything yet */
  citizen: Citizen;
}

/**
 * To be called in a describe block: its tests share one desk, a process of its own with a database of its own.
 * @param begins is told before each test what it has to work with
 */
export function shippedTalk(begins: (talk: ShippedTalk) => void): void {
  let database: TestDatabase | undefined;
  let desk: DeskProcess | undefined;
  before(async () => {
    database = await freshDatabase();
    desk = await DeskProcess.start(database.deskUrl, shippedFlow());
  });
  after(async () => {
    await desk?.stop();
    await database?.close();
  });
  beforeEach(() => begins({ database: database!, desk: desk!, citizen: new Citizen(database!) }));
}
