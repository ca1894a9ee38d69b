/** One end of an ordered message pipe between two processes. Messages are structured-clone values. */
export interface Channel<Outgoing, Incoming> {
  /** Posts a message; silently lost when the other side is gone (its `onClose` tells). */
  readonly post: (message: Outgoing) => void;
  /** Sets the one receiver. Messages that arrive earlier are kept by the transport. */
  readonly onMessage: (receive: (message: Incoming) => void) => void;
  /** Called once when the other side has gone, whatever the reason. */
  readonly onClose: (gone: () => void) => void;
}

/** What Electron's utility process gives a child; `process.parentPort` is absent everywhere else. */
interface ParentPort {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: "message", listener: (event: { readonly data: unknown }) => void) => void;
}

/**
 * The channel of a child process to the host that started it: Electron's `utilityProcess` or Node's `child_process.fork` with
 * advanced serialization. Throws TypeError when the process was started by neither.
 */
export function channelToHost<Outgoing, Incoming>(): Channel<Outgoing, Incoming> {
  const port = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (receive) => port.on("message", (event) => receive(event.data as Incoming)),
      // Electron ends the utility process together with the main process.
      onClose: () => {},
    };
  }
  if (process.send === undefined) throw new TypeError("the engine is started by a host, not by hand");
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (receive) => process.on("message", (message) => receive(message as Incoming)),
    onClose: (gone) => process.once("disconnect", gone),
  };
}
