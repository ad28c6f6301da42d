/** Takes an upload and lets the files go unread: only what they are called and the words beside them stay. */
import type { IncomingMessage } from 'node:http';
import { plugins, type Request, type RequestHandler } from 'restify';
import { HttpFault } from './exchange';

/** Photos of phones; what is larger is refused before it has used up the line. */
const MOST_UPLOAD_BYTES = 20_971_520;
const MOST_ACTIVITY_BYTES = 262_144;
/** More are let go without being named. */
const MOST_FILES = 20;

export interface UploadedFile {
  readonly contentType: string;
  readonly name: string;
}

export interface Upload {
  /** The JSON of the activity that came along, if any. */
  readonly activity: string;
  readonly files: readonly UploadedFile[];
}

/** A part as the form parser hands it out. */
interface Part extends NodeJS.ReadableStream {
  readonly name: string | null;
  readonly filename?: string | null;
  readonly mime?: string | null;
}

const uploads = new WeakMap<
  IncomingMessage,
  { activity: Buffer[]; activityBytes: number; files: UploadedFile[] }
>();

function uploadOf(request: IncomingMessage) {
  const upload = uploads.get(request) ?? { activity: [], activityBytes: 0, files: [] };
  uploads.set(request, upload);
  return upload;
}

function takePart(part: Part, request: IncomingMessage): void {
  const upload = uploadOf(request);
  const isActivity = part.name === 'activity' || part.mime === 'application/vnd.microsoft.activity';
  if (!isActivity && upload.files.length < MOST_FILES)
    upload.files.push({ contentType: part.mime ?? '', name: part.filename ?? '' });
  part.on('data', (chunk: Buffer) => {
    if (!isActivity || upload.activityBytes + chunk.length > MOST_ACTIVITY_BYTES) return;
    upload.activityBytes += chunk.length;
    upload.activity.push(chunk);
  });
}

const readParts = plugins.multipartBodyParser({
  multipartHandler: takePart,
  multipartFileHandler: takePart,
  mapParams: false,
} as unknown as plugins.MultipartBodyParser);

function tooLarge(): HttpFault {
  return new HttpFault(413, 'TooLarge', 'The file is too large.', { connection: 'close' });
}

/** A single file may come as the body itself: it is counted and dropped. */
function dropBody(request: Request, next: (error?: unknown) => void): void {
  const contentType = (request.headers['content-type'] ?? '').split(';')[0]!.trim();
  uploadOf(request).files.push({ contentType, name: '' });
  request.once('end', () => next());
  request.once('close', () => next());
  request.resume();
}

/** Cuts the line when more comes than was announced or allowed. */
function guardSize(request: Request, next: (error?: unknown) => void): void {
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_UPLOAD_BYTES) next(tooLarge());
  });
}

function once(next: (error?: unknown) => void): (error?: unknown) => void {
  let isDone = false;
  return (error) => {
    if (isDone) return;
    isDone = true;
    next(error);
  };
}

export function uploadHandlers(): RequestHandler[] {
  return [
    (request, response, unguarded) => {
      const next = once(unguarded as (error?: unknown) => void);
      if (Number(request.headers['content-length'] ?? 0) > MOST_UPLOAD_BYTES) return next(tooLarge());
      const isForm = request.headers['content-type']?.toLowerCase().startsWith('multipart/form-data');
      if (isForm) readParts(request, response, next as never);
      else dropBody(request, next);
      guardSize(request, next);
    },
  ];
}

export function parseUpload(request: IncomingMessage): Upload {
  const { activity, files } = uploadOf(request);
  return { activity: Buffer.concat(activity).toString('utf8'), files };
}
