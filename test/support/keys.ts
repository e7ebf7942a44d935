// Fixed keys for the tests, and both sides of the exchange opened with them. To import this opens the desk's seals of the process.
import { openSeals } from '../../lib/desk/seals';
import { createBoxes } from '../../lib/exchange/boxes';
import { createBoxOpener } from '../../lib/sealing/box';

export const DESK_KEY = Buffer.alloc(32, 'desk key for tests');
export const GATE_KEY = Buffer.alloc(32, 'gate key for tests');

export const DESK_PUBLIC_KEY = createBoxOpener([DESK_KEY], 'desk').publicKeys[0]!;
export const GATE_PUBLIC_KEY = createBoxOpener([GATE_KEY], 'gate').publicKeys[0]!;

export const DESK_KEYS = { keys: [DESK_KEY], gatePublicKeys: [GATE_PUBLIC_KEY] };

export const gateBoxes = createBoxes('gate', [GATE_KEY], [DESK_PUBLIC_KEY]);
export const { boxes: deskBoxes } = openSeals(DESK_KEYS);
