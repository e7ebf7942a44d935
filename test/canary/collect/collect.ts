// Everything that the desk's side has, and the gate's side without its keys.
import { join } from 'node:path';
import type { Material } from '../searcher/search';
import { isKeyFile, type World } from '../world/world';
import { answersOfEditor, answersToPeople } from './answers';
import { dumpAsRole } from './database';
import { filesIn } from './files';
import { heapSnapshot, memoryOf, outsideOf } from './process';
import type { Recording } from './sockets';

/** What the desk's process holds now. */
export async function lookInside({ system, snapshots }: World): Promise<Material[]> {
  const { pid } = system.desks[0]!;
  return [await heapSnapshot(pid, snapshots), memoryOf(pid, join(snapshots, 'memory')), ...outsideOf(pid)].filter((material) => material !== undefined);
}

/** @param recording what the desk has pushed meanwhile */
export async function collect(world: World, recording: Recording, say: (sentence: string) => void): Promise<Material[]> {
  const { system, server, snapshots } = world;
  const { admin, desk } = server.database;
  say('Asking the desk for everything that it answers …');
  const answers = [...(await answersToPeople(system)), ...(await answersOfEditor(system))];
  say('Looking into the desk\'s process …');
  // Its memory was taken in full before it was killed, when it had done all that it can do.
  const heap = await heapSnapshot(system.desks[0]!.pid, snapshots);
  say('Dumping the database as every role …');
  const users = await admin<{ id: number; username: string }[]>`select id, username from desk.users order by id`;
  const dumps = [await dumpAsRole({ place: 'dump of the database as role desk', name: 'desk', sql: desk })];
  for (const { id, username } of users) dumps.push(await dumpAsRole({ place: 'dump of the database as role office', name: username, sql: desk, user: id, withoutCatalogs: id !== users[0]!.id }));
  dumps.push(await dumpAsRole({ place: "the gate's tables, as a thief has them", name: 'administrator', sql: admin }));
  recording.close();
  const log = (place: Material['place'], name: string, text: string): Material => ({ place, name, content: Buffer.from(text) });
  say('Stopping, and reading all files …');
  await world.keeper.stop();
  await Promise.all([...system.gates, ...system.desks].map((part) => part.kill('SIGTERM')));
  await admin`checkpoint`;
  await server.stop();
  return [
    ...answers, { ...heap, name: 'heap at the end' }, ...dumps.flat(), ...recording.frames(),
    ...system.desks.map((part) => log('log of the desk', part.name, part.output())), ...system.gates.map((part) => log('log of the gate', part.name, part.output())), log('log of the database', 'postgres', server.log()),
    ...filesIn('data files of the desk', join(system.dataDir, 'desk'), isKeyFile), ...filesIn('data files of the gate', join(system.dataDir, 'gate'), isKeyFile),
    ...filesIn('files of the database', server.folder),
  ];
}
