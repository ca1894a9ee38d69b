import { Refusal, type Failure } from "#shared/errors.ts";
import { failureOf } from "./failure-of.ts";
import type { StreamId, StreamMessage } from "./protocol.ts";

/** Bytes a receiver lets the sender run ahead. */
const creditWindow = 1024 * 1024;
/** Largest chunk in one message, in bytes. */
const largestChunk = 256 * 1024;

/** Many flow-controlled byte streams over one message pipe. Both processes run this same code. */
export interface ByteStreams {
  /** Feeds a message that came from the other side. */
  readonly handle: (message: StreamMessage) => void;
  /**
   * Announces a stream and sends it as the other side asks for it. `open` runs when the first credit arrives.
   * Resolves when the other side has consumed everything; rejects with the refusal of either side.
   */
  readonly send: (
    stream: StreamId,
    open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>,
  ) => Promise<void>;
  /** The bytes of a stream the other side sends, once. Asking begins with the first `next`; leaving early cancels, see {@link discard}. */
  readonly receive: (stream: StreamId) => AsyncIterable<Uint8Array>;
  /** Calls `offered` when the other side announces this stream; the returned function forgets it. */
  readonly whenOffered: (stream: StreamId, offered: () => void) => () => void;
  /** Ends every open stream with this failure: the other side has gone. */
  readonly failAll: (failure: Failure) => void;
}

interface Sender {
  readonly credit: (bytes: number) => void;
  readonly done: () => void;
  readonly cancel: (failure: Failure) => void;
}

interface Receiver {
  readonly data: (bytes: Uint8Array) => void;
  readonly end: () => void;
  readonly fail: (failure: Failure) => void;
}

export function createByteStreams(post: (message: StreamMessage) => void): ByteStreams {
  const senders = new Map<StreamId, Sender>();
  const receivers = new Map<StreamId, Receiver>();
  const expectations = new Map<StreamId, () => void>();

  return {
    handle: (message) => {
      const { stream } = message;
      switch (message.kind) {
        case "stream-offer": {
          const offered = expectations.get(stream);
          expectations.delete(stream);
          return offered?.();
        }
        case "stream-credit":
          return senders.get(stream)?.credit(message.bytes);
        case "stream-done":
          return senders.get(stream)?.done();
        case "stream-cancel":
          return senders.get(stream)?.cancel({ code: "transfer-interrupted", details: {} });
        case "stream-data":
          return receivers.get(stream)?.data(message.bytes);
        case "stream-end":
          return receivers.get(stream)?.end();
        case "stream-fail":
          return receivers.get(stream)?.fail(message.failure);
      }
    },

    send: async (stream, open) => {
      const { sender, granted, finished } = createSender();
      senders.set(stream, sender);
      // The outcome is awaited below; a failure that comes earlier must not count as unhandled meanwhile.
      finished.catch(() => {});
      post({ kind: "stream-offer", stream });
      try {
        await granted(0);
        for await (const chunk of await open()) {
          for (let offset = 0; offset < chunk.byteLength; offset += largestChunk) {
            const bytes = ownBytes(chunk.subarray(offset, offset + largestChunk));
            await granted(bytes.byteLength);
            post({ kind: "stream-data", stream, bytes });
          }
        }
        post({ kind: "stream-end", stream });
        await finished;
      } catch (error) {
        post({ kind: "stream-fail", stream, failure: failureOf(error, "byte-stream") });
        throw error;
      } finally {
        senders.delete(stream);
      }
    },

    receive: (stream) => ({
      [Symbol.asyncIterator]: () =>
        createReceiver(stream, post, {
          opened: (receiver) => receivers.set(stream, receiver),
          closed: () => receivers.delete(stream),
        }),
    }),

    whenOffered: (stream, offered) => {
      expectations.set(stream, offered);
      return () => expectations.delete(stream);
    },

    failAll: (failure) => {
      expectations.clear();
      for (const sender of senders.values()) sender.cancel(failure);
      for (const receiver of receivers.values()) receiver.fail(failure);
    },
  };
}

function createSender() {
  const state: { credit: number; failure: Refusal | null; wake: () => void } = {
    credit: 0,
    failure: null,
    wake: () => {},
  };
  const outcome = Promise.withResolvers<void>();
  const sender: Sender = {
    credit: (bytes) => {
      state.credit += bytes;
      state.wake();
    },
    done: () => outcome.resolve(),
    cancel: ({ code, details }) => {
      state.failure = new Refusal(code, details);
      outcome.reject(state.failure);
      state.wake();
    },
  };
  /** Waits until there is credit, then spends `bytes` of it; a chunk may overdraw the credit once. */
  const granted = async (bytes: number) => {
    while (state.credit <= 0 && state.failure === null) await woken(state);
    if (state.failure !== null) throw state.failure;
    state.credit -= bytes;
  };
  return { sender, granted, finished: outcome.promise };
}

/** A copy that owns its memory: posting a view of a pooled buffer could carry its neighbours to the other process. */
function ownBytes(view: Uint8Array): Uint8Array {
  return view.byteLength === view.buffer.byteLength && !Buffer.isBuffer(view) ? view : Uint8Array.from(view);
}

/** Reads one stream. Written out as an iterator, because a generator cannot be ended while it waits for its sender. */
function createReceiver(
  stream: StreamId,
  post: (message: StreamMessage) => void,
  registry: { readonly opened: (receiver: Receiver) => void; readonly closed: () => void },
): AsyncIterator<Uint8Array, undefined> {
  const queue: Uint8Array[] = [];
  const state: { opened: boolean; ended: boolean; closed: boolean; failure: Failure | null; wake: () => void } = {
    opened: false,
    ended: false,
    closed: false,
    failure: null,
    wake: () => {},
  };
  let consumed = 0;
  const open = () => {
    state.opened = true;
    registry.opened({
      data: (bytes) => {
        queue.push(bytes);
        state.wake();
      },
      end: () => {
        state.ended = true;
        state.wake();
      },
      fail: (failure) => {
        state.failure = failure;
        state.wake();
      },
    });
    post({ kind: "stream-credit", stream, bytes: creditWindow });
  };
  const close = (kind: "stream-done" | "stream-cancel" | null) => {
    if (state.closed) return;
    state.closed = true;
    registry.closed();
    if (kind !== null) post({ kind, stream });
    state.wake();
  };
  const consume = (bytes: number) => {
    consumed += bytes;
    if (consumed < creditWindow / 4) return;
    post({ kind: "stream-credit", stream, bytes: consumed });
    consumed = 0;
  };
  return {
    next: async () => {
      if (!state.opened && !state.closed) open();
      while (!state.closed) {
        const bytes = queue.shift();
        if (bytes !== undefined) {
          consume(bytes.byteLength);
          return { done: false, value: bytes };
        }
        if (state.failure !== null) {
          close(null);
          throw new Refusal(state.failure.code, state.failure.details);
        }
        if (state.ended) close("stream-done");
        else await woken(state);
      }
      return { done: true, value: undefined };
    },
    return: async () => {
      close("stream-cancel");
      return { done: true, value: undefined };
    },
  };
}

/** Says that nobody will read these bytes (any further). */
export function discard(bytes: AsyncIterable<Uint8Array>): void {
  void bytes[Symbol.asyncIterator]().return?.();
}

/** Resolves at the next call of `state.wake`. */
function woken(state: { wake: () => void }): Promise<void> {
  return new Promise((resolve) => {
    state.wake = resolve;
  });
}
