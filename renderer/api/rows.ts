// A long answer in pieces: only what comes into view is fetched, so that ten thousand rows cost as much as two hundred.
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Input, MethodName, Output } from '../../electron/contract/api.ts'
import type { Rows } from '../../electron/contract/entities.ts'
import type { AppError } from '../../electron/contract/errors.ts'
import { call } from './client.ts'
import { keyOf } from './query.ts'

/** Methods that answer in rows by `limit` and `offset`. */
type Listing = { [M in MethodName]: Output<M> extends Rows<unknown> ? M : never }[MethodName]
type RowOf<M extends Listing> = Output<M> extends Rows<infer Row> ? Row : never
type Piece<M extends Listing> = Output<M> & Rows<RowOf<M>>
type Asked<M extends Listing> = Omit<Input<M> & object, 'limit' | 'offset'>

/** Rows asked for at once; a few screens. */
const piece = 200

export interface LongAnswer<M extends Listing> {
  /** 0 until the first piece is there. */
  readonly total: number
  /** The first piece, for what comes with it besides its rows. */
  readonly head: Piece<M> | undefined
  /** The rows shown belong to the question before; the answer is on its way. */
  readonly isOld: boolean
  readonly error: AppError | null
  row(index: number): RowOf<M> | undefined
  /** Says which rows are in view. */
  show(first: number, last: number): void
}

/** Fetches a listing as it is looked at, and again whenever the library says that it changed. */
export function useRows<M extends Listing>(name: M, input: Asked<M>): LongAnswer<M> {
  const ask = call as (name: M, input: unknown) => Promise<unknown>
  const key = JSON.stringify(input)
  const [window, setWindow] = useState({ key, first: 0, last: 0 })
  // Another question starts at its top.
  const { first, last } = window.key === key ? window : { first: 0, last: 0 }
  const offsets = [0]
  for (let at = Math.max(1, first); at <= last; at++) offsets.push(at * piece)
  const answers = useQueries({
    queries: offsets.map((offset) => {
      const whole = { ...input, limit: piece, offset }
      return { queryKey: keyOf(name, whole), queryFn: () => ask(name, whole) }
    }),
  })
  const pieces = new Map<number, Piece<M>>()
  for (const [index, { data }] of answers.entries())
    if (data !== undefined) pieces.set(offsets[index] ?? 0, data as Piece<M>)
  const held = useRef(pieces)
  const isOld = !pieces.has(0)
  useEffect(() => {
    if (!isOld) held.current = pieces
  })
  const shown = isOld ? held.current : pieces
  const show = useCallback(
    (from: number, to: number) => {
      const next = { key, first: Math.floor(from / piece), last: Math.floor(to / piece) }
      setWindow((before) =>
        before.key === key && before.first === next.first && before.last === next.last ? before : next,
      )
    },
    [key],
  )
  const head = shown.get(0)
  return {
    total: head?.total ?? 0,
    head,
    isOld,
    error: (answers.find((answer) => answer.error !== null)?.error ?? null) as AppError | null,
    row: (index) => shown.get(Math.floor(index / piece) * piece)?.rows[index % piece],
    show,
  }
}
