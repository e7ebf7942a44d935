// route-to-district: settles district, station and offices of a tip from the citizen's answers.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { CUT_OFF } from '../../../lib/desk/places/name-distance';
import { NAMES_SP_OFFICE } from '../../../lib/desk/places/route-tip';
import { type RouteSettings, routeTurn } from '../../../lib/desk/places/route-turn';
import { onTurn } from '../on-turn';
import { categoriesOfFlow, districtsOfFlow } from '../settings-of-flow';

interface Settings extends NodeDef {
  categories?: string;
  districtKey?: string;
  placeKey?: string;
  cutOff?: number | string;
  outsideHi?: string;
  outsideEn?: string;
}

export = function register(RED: NodeAPI): void {
  function RouteToDistrict(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const read = parse(settings);
    if (districtsOfFlow(RED).length === 0) this.status({ fill: 'red', shape: 'ring', text: RED._('route-to-district.status.none') });
    onTurn(this, (message, pass) => {
      routeTurn(message.turn, districtsOfFlow(RED), categoriesOfFlow(RED, settings.categories), read);
      pass();
    });
  }
  RED.nodes.registerType('route-to-district', RouteToDistrict);
};

const OUTSIDE_WORDS = {
  hi: 'यह जगह वाराणसी परिक्षेत्र के जिलों से बाहर लगती है। आपकी सूचना डीआईजी कार्यालय को दी जा रही है।',
  en: 'This place seems to be outside the districts of Varanasi Range. Your report goes to the DIG office.',
};

function parse(settings: Settings): RouteSettings {
  const cutOff = Number(settings.cutOff);
  return {
    districtKey: (settings.districtKey ?? '').trim(),
    placeKey: (settings.placeKey ?? '').trim(),
    cutOff: cutOff > 0 && cutOff <= 0.5 ? cutOff : CUT_OFF,
    namesSpOffice: NAMES_SP_OFFICE,
    outsideWords: { hi: settings.outsideHi ?? OUTSIDE_WORDS.hi, en: settings.outsideEn ?? OUTSIDE_WORDS.en },
  };
}
