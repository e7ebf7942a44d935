// `npm run flows:compare`: two sets of flows, in words.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowNode } from '../../../lib/runtime/flows/digest';
import { shippedFlows } from '../../../lib/runtime/flows/shipped';
import { BUILT } from '../../../lib/runtime/paths';

const SCRIPT = join(BUILT, 'lib', 'runtime', 'flows-compare.js');

describe('npm run flows:compare', () => {
  let dataDir: string;
  const flows = () => join(dataDir, 'desk', 'flows');
  const compare = () => execFileSync(process.execPath, [SCRIPT], { encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: dataDir } });

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'satark-compare-'));
    mkdirSync(flows(), { recursive: true });
    for (const [name, file] of Object.entries(shippedFlows())) cpSync(file, join(flows(), name));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('says that nothing differs where nothing does', () => {
    assert.equal(compare(), 'Your flows are those that are shipped.\n');
  });

  it('names by tab what each side lacks and what was changed, and touches nothing', () => {
    cpSync(join(__dirname, 'earlier', 'conversation.json'), join(flows(), 'conversation.json'));
    const file = join(flows(), 'casework.json');
    const casework = JSON.parse(readFileSync(file, 'utf8')) as FlowNode[];
    casework.find(({ id }) => id === 'casework-assigned')!.enabled = 'changed';
    casework.push({ id: 'dddddddddddddddd', type: 'debug', z: 'casework-tab', name: 'Mine' });
    writeFileSync(file, JSON.stringify(casework));
    writeFileSync(join(flows(), 'tab.json'), JSON.stringify([{ id: 't9', type: 'tab', label: 'My own' }]));
    const before = readdirSync(flows()).map((name) => [name, statSync(join(flows(), name)).mtimeMs]);
    const said = compare();
    assert.match(said, /^Tab “Conversation \/ बातचीत”\n {2}The shipped one has, yours lacks:\n {4}dialogue-step “messages”\n {4}self-naming\n/m);
    assert.match(said, /^Tab “मामलों पर काम · Case work”\n {2}Yours has, the shipped one lacks:\n {4}debug “Mine”\n {2}In both, and different in:\n {4}tip-event “अधिकारी को दी गई · Given to an officer”: enabled\n/m);
    assert.match(said, /^Tab “My own”\n {2}Yours has, the shipped one lacks:\n {4}tab “My own”\n/m);
    assert.match(said, /^The conversation goes without “Named themself\?”, by which a citizen whose words show who they are is warned: docs\/editing\.md tells how to put it in\.$/m);
    assert.deepEqual(readdirSync(flows()).map((name) => [name, statSync(join(flows(), name)).mtimeMs]), before);
  });

  it('says in one sentence that there are no flows yet', () => {
    rmSync(join(dataDir, 'desk'), { recursive: true });
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT], { encoding: 'utf8', env: { PATH: process.env.PATH, DATA_DIR: dataDir } });
    assert.equal(status, 1);
    assert.match(stderr, /^satark-mitra: there are no flows in .+: they are put there at the first start\./);
  });
});
