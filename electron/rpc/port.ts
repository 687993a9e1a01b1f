/** The two things a message port can do, whatever it is made of (worker thread, parent port, Electron bridge). */
export interface Port {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}
