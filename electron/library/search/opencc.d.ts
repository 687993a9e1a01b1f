/** The table of characters that opencc-js ships: `繁 简|…`, further readings after a blank. It brings no types of its own. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}
