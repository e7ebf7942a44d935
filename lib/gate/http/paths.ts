// Where the gate is reached below PUBLIC_URL.

/** Twilio's webhook for messages of citizens. */
export const INBOUND_PATH = '/whatsapp/inbound';
/** Twilio's callback on what became of ours. */
export const STATUS_PATH = '/whatsapp/status';
/** Media for Twilio to fetch: /media/<token>. */
export const MEDIA_PATH = '/media';
