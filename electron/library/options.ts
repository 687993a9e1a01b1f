/** What the library thread is started with (`workerData`). */
export interface LibraryOptions {
  /** The library folder; made if it is not there. */
  readonly dir: string
  /** URL of the compute thread's entry module. */
  readonly compute: string
  /** Folder of the sample pages to import when the library is new, or null for none. */
  readonly samples: string | null
  /** Opens the library beside whoever has it open, or from a folder that may not be written: nothing in it is ever changed. */
  readonly readOnly?: boolean
  /** A person is at the window and may drop a file at any moment: have the compute thread and its models ready. */
  readonly ready?: boolean
}
