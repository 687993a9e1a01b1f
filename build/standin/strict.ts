/** Makes an object of the stand-in honest: what it does not have throws instead of being undefined. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON' || key in target)
        return Reflect.get(target, key, target)
      throw new Error(`the stand-in has no ${name}.${key}`)
    },
    set(target, key, value) {
      if (!(key in target)) throw new Error(`the stand-in has no ${name}.${String(key)}`)
      return Reflect.set(target, key, value, target)
    },
  })
}
