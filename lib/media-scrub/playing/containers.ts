// Which containers are read, and by which of FFmpeg's readers: only readers that open nothing but the bytes given to them.

export interface Container {
  /** names of FFmpeg's demuxer and, of decoders, of all kinds that occur in it */
  demuxer: string;
}

const MOV: Container = { demuxer: 'mov' };
const OGG: Container = { demuxer: 'ogg' };
const MATROSKA: Container = { demuxer: 'matroska' };

/** By the media type that the bytes themselves tell. Playlists, image sequences, and streams by address are none of them. */
export const CONTAINERS: Record<string, Container> = {
  'video/mp4': MOV,
  'video/3gpp': MOV,
  'video/3gpp2': MOV,
  'video/quicktime': MOV,
  'video/x-m4v': MOV,
  'audio/mp4': MOV,
  'audio/x-m4a': MOV,
  'audio/ogg': OGG,
  'audio/opus': OGG,
  'audio/mpeg': { demuxer: 'mp3' },
  'audio/aac': { demuxer: 'aac' },
  'audio/amr': { demuxer: 'amr' },
  'audio/wav': { demuxer: 'wav' },
  'video/webm': MATROSKA,
  'video/matroska': MATROSKA,
  'video/x-matroska': MATROSKA,
  'video/vnd.avi': { demuxer: 'avi' },
  // What recorders of cameras give out (.ts, .mpg). Transport streams may be encrypted: those stay unreadable.
  'video/mp2t': { demuxer: 'mpegts' },
  'video/MP1S': { demuxer: 'mpeg' },
  'video/MP2P': { demuxer: 'mpeg' },
  'video/mpeg': { demuxer: 'mpeg' },
  'audio/flac': { demuxer: 'flac' },
  'audio/x-flac': { demuxer: 'flac' },
};

/**
 * FFmpeg's decoders that may run: what phones, cameras and their recorders record.
 * G.726, which some recorders use, is not built into node-av: such a video is kept without its sound.
 */
export const DECODERS = [
  'h264', 'hevc', 'mpeg4', 'h263', 'mpeg1video', 'mpeg2video', 'vp8', 'vp9', 'libdav1d', 'mjpeg',
  'aac', 'mp3float', 'mp3', 'mp2float', 'mp2', 'amrnb', 'amrwb', 'opus', 'libopus', 'vorbis', 'flac', 'alac',
  'pcm_u8', 'pcm_s16le', 'pcm_s16be', 'pcm_s24le', 'pcm_s24be', 'pcm_s32le', 'pcm_f32le', 'pcm_mulaw', 'pcm_alaw', 'adpcm_ima_wav', 'adpcm_ms',
];
