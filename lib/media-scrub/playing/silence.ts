// Loads FFmpeg's libraries and keeps them silent: what they log holds words of the file.
import { Log } from 'node-av/lib';
import { AV_LOG_QUIET } from 'node-av/constants';

Log.setLevel(AV_LOG_QUIET);
