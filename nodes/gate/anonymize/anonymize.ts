// anonymize: replaces who wrote by the report's handle, masks the citizen's own details, fetches and scrubs media.
import type { Node, NodeAPI, NodeDef } from 'node-red';
import { anonymize, type AnonymizeSettings } from '../../../lib/gate/anonymize';
import { gate } from '../../../lib/gate/gate';
import { giveBack } from '../../../lib/gate/give-back';
import { DEFAULT_RULES } from '../../../lib/gate/people/choose-handle';
import type { AnonymizedMessage, ReceivedMessage } from '../messages';

interface Settings extends NodeDef {
  greetings: string;
  continueHours: number | string;
  additionMinutes: number | string;
  questionHours: number | string;
  mask: string;
}

export = function register(RED: NodeAPI): void {
  function Anonymize(this: Node, settings: Settings): void {
    RED.nodes.createNode(this, settings);
    const rules = parse(settings);
    this.on('input', (message, send, done) => {
      const { sealed, ...received } = (message as ReceivedMessage).received;
      anonymize(gate(), { ...received, sealed }, rules)
        .then((anonymous) => {
          send({ received, anonymous } as AnonymizedMessage);
          done();
        })
        .catch(async (error: unknown) => done(await giveBack(gate(), received, error)));
    });
  }
  RED.nodes.registerType('anonymize', Anonymize);
};

function parse(settings: Settings): AnonymizeSettings {
  const greetings = (settings.greetings ?? '').split(/[\n,]/).map((word) => word.trim()).filter(Boolean);
  const number = (value: number | string, otherwise: number) => (Number(value) > 0 ? Number(value) : otherwise);
  return {
    greetings: greetings.length > 0 ? greetings : DEFAULT_RULES.greetings,
    continueHours: number(settings.continueHours, DEFAULT_RULES.continueHours),
    additionMinutes: number(settings.additionMinutes, DEFAULT_RULES.additionMinutes),
    questionHours: number(settings.questionHours, DEFAULT_RULES.questionHours),
    mask: settings.mask || '•••',
  };
}
