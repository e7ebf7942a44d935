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
};

/** FFmpeg's decoders that may run: what phones and cameras record. */
export const DECODERS = [
  'h264', 'hevc', 'mpeg4', 'h263', 'vp8', 'vp9', 'libdav1d', 'mjpeg',
  'aac', 'mp3float', 'mp3', 'amrnb', 'amrwb', 'opus', 'libopus', 'vorbis', 'pcm_s16le', 'pcm_u8', 'pcm_s16be', 'pcm_mulaw', 'pcm_alaw',
];
