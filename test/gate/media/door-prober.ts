// Put in the scrubber's place behind the same walls: tries every door and tells, in one frame, which were closed.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import net from 'node:net';
import { closeDoors } from '../../../lib/media-scrub/close-doors';
import { writeFrame } from '../../../lib/media-scrub/frames';

function door(open: () => unknown): string {
  try {
    open();
    return 'open';
  } catch {
    return 'closed';
  }
}

async function probe(): Promise<void> {
  closeDoors();
  const { spawnSync } = await import('node:child_process');
  const { Worker } = await import('node:worker_threads');
  const doors = {
    environment: Object.keys(process.env).filter((name) => !/^(PWD|SHLVL|_|OLDPWD|SystemRoot)$/.test(name)),
    passwords: door(() => readFileSync('/etc/passwd')),
    environments: door(() => readFileSync(`/proc/${process.ppid}/environ`)),
    home: door(() => readdirSync('/')),
    write: door(() => writeFileSync('/tmp/satark-probe', '')),
    child: door(() => {
      const { error } = spawnSync(process.execPath, ['-v']);
      if (error) throw error;
    }),
    worker: door(() => new Worker('', { eval: true })),
    connect: door(() => net.connect(9, '127.0.0.1')),
    fetch: door(() => fetch('http://127.0.0.1:9/')),
    interfaces: Object.keys(networkInterfaces()),
  };
  writeFrame((bytes) => process.stdout.write(bytes), doors);
}

void probe();
