/** Scores of figures' kinds: promised, reported, neither. */
import { places } from './score.ts'

type Kind = string | null

/** How figures were told, gold against found. */
export class Kinds {
  private readonly counts = new Map<string, number>()

  add(gold: Kind, found: Kind): void {
    const key = `${gold} ${found}`
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  private sum(fits: (gold: string, found: string) => boolean): number {
    let sum = 0
    for (const [key, count] of this.counts) {
      const [gold, found] = key.split(' ') as [string, string]
      if (fits(gold, found)) sum += count
    }
    return sum
  }

  /**
   * `all`: the share of all figures with the right one of three kinds; that a figure is neither (a rule, an age, a size) is a
   * kind as well, for else whatever calls each figure reported would be right about the most. `either`: of the figures that gold
   * promises or reports, the share told rightly. `apart`: of those that both say are one of the two, the share where they agree;
   * a list of promises beside reports stands on this and on `promised`.
   */
  report(): object {
    const share = (part: number, of: number): number | null => (of ? places(part / of) : null)
    const right = this.sum((gold, found) => gold === found)
    const stated = this.sum((gold, found) => gold !== 'null' && gold === found)
    const promised = this.sum((gold, found) => gold === 'target' && found === 'target')
    const reported = this.sum((gold, found) => gold === 'result' && found === 'result')
    return {
      all: share(
        right,
        this.sum(() => true),
      ),
      either: share(
        stated,
        this.sum((gold) => gold !== 'null'),
      ),
      apart: share(
        stated,
        this.sum((gold, found) => gold !== 'null' && found !== 'null'),
      ),
      promised: {
        p: share(
          promised,
          this.sum((_, found) => found === 'target'),
        ),
        r: share(
          promised,
          this.sum((gold) => gold === 'target'),
        ),
      },
      reported: {
        p: share(
          reported,
          this.sum((_, found) => found === 'result'),
        ),
        r: share(
          reported,
          this.sum((gold) => gold === 'result'),
        ),
      },
      of: this.sum(() => true),
      told: Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1))),
    }
  }
}
