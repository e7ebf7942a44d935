// Reads the settings of a citizen-commands node: the words of each command, and what is said.
import type { CommandSettings } from './commands';
import { COMMANDS, type Command } from './word-lists';

/** As the editor keeps them: words separated by commas; empty stands for the words as shipped. */
export interface FlowCommands {
  backWords?: string;
  menuWords?: string;
  cancelWords?: string;
  stopWords?: string;
  helpWords?: string;
  statusWords?: string;
  quietWords?: string;
  loudWords?: string;
  hindiWords?: string;
  englishWords?: string;
  helpHi?: string;
  helpEn?: string;
  cancelledHi?: string;
  cancelledEn?: string;
  stoppedHi?: string;
  stoppedEn?: string;
}

/** What is said where the flow's settings say nothing. */
const SAID = {
  help: {
    hi: 'कभी भी लिखें:\n*पीछे* – पिछला जवाब बदलें\n*मेनू* – फिर से शुरू करें\n*रद्द* – सूचना न भेजें\n*status* और रसीद – सूचना का हाल\n*चुप* – अपने आप कोई संदेश न आए\n*English* – in English\n*stop* – बातचीत बंद करें, हम आपको भूल जाएँगे\n\nखतरा हो तो 112 पर कॉल करें।',
    en: 'You can write at any time:\n*back* – change the last answer\n*menu* – begin again\n*cancel* – do not send\n*status* and the receipt – how your report stands\n*quiet* – no message until you ask\n*हिंदी* – हिंदी में\n*stop* – end this chat; we forget you\n\nIn danger, call 112.',
  },
  cancelled: {
    hi: 'ठीक है, रद्द कर दिया। पुलिस को कुछ नहीं भेजा गया। फिर कभी सूचना देनी हो तो “Hi” लिखें।',
    en: 'Cancelled. Nothing was sent to the police. Whenever you want to report something, write “Hi”.',
  },
  stopped: {
    hi: 'ठीक है, अब हम आपको कोई संदेश नहीं भेजेंगे, और यहाँ आपसे जुड़ा कुछ नहीं रखेंगे। जो सूचना भेजी जा चुकी है, वह पुलिस के पास रहेगी। फिर ज़रूरत हो तो “Hi” लिखें।',
    en: 'You will get no more messages from us, and we keep nothing that leads to you. A report that was already sent stays with the police. If you need us again, write “Hi”.',
  },
};

/** The settings as lib uses them. */
export function readCommandSettings(flow: FlowCommands): CommandSettings {
  const words = Object.fromEntries((Object.keys(COMMANDS) as Command[]).map((command) => [command, listed(flow[`${command}Words`]) ?? COMMANDS[command]])) as Record<Command, string[]>;
  return {
    words,
    help: { hi: flow.helpHi?.trim() || SAID.help.hi, en: flow.helpEn?.trim() || SAID.help.en },
    cancelled: { hi: flow.cancelledHi?.trim() || SAID.cancelled.hi, en: flow.cancelledEn?.trim() || SAID.cancelled.en },
    stopped: { hi: flow.stoppedHi?.trim() || SAID.stopped.hi, en: flow.stoppedEn?.trim() || SAID.stopped.en },
  };
}

function listed(words: string | undefined): string[] | null {
  const list = (words ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '');
  return list.length > 0 ? list : null;
}
