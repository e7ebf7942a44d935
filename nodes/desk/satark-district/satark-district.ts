// satark-district: a district with its PIN codes, outline and police stations.
import type { NodeAPI, NodeDef } from 'node-red';
import { desk } from '../../../lib/desk/desk';
import { checkDistrict } from '../../../lib/desk/places/check-district';
import { saveDistricts } from '../../../lib/desk/places/save-districts';
import { errorKind } from '../../../lib/log/log';
import { type DistrictNode, nodesOfType, saveAtDeploy } from '../settings-of-flow';

interface Settings extends NodeDef {
  district?: unknown;
}

export = function register(RED: NodeAPI): void {
  function SatarkDistrict(this: DistrictNode, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const { district, faults } = checkDistrict(settings.district);
    this.district = district;
    this.complete = faults.length === 0;
    if (!this.complete) this.error(faults.join('\n'));
  }
  RED.nodes.registerType('satark-district', SatarkDistrict);

  const all = (): DistrictNode[] => nodesOfType<DistrictNode>(RED, 'satark-district');
  saveAtDeploy(RED, 'satark-district', async () => {
    const nodes = all();
    if (nodes.length === 0) return;
    const districts = nodes.flatMap(({ district }) => district ?? []);
    const first = districts.filter(({ code }, place) => districts.findIndex((one) => one.code === code) === place);
    if (first.length < districts.length) nodes[0]?.error('two district nodes have the same code: the first one counts. Give the other another code, or remove it.');
    await saveDistricts(desk().sql, first, { complete: nodes.every(({ complete }) => complete) });
  }, (error) => all()[0]?.error(`the districts could not be copied into the database (${errorKind(error)}); it is tried again.`));
};
