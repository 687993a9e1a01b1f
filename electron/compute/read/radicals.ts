/** Radicals that fonts put in the place of characters → the characters. Many Chinese PDFs say ⽴ (U+2F74) for 立. */

/** CJK Radicals Supplement and the character each stands for, where Unicode has no decomposition of its own. */
const supplement: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '⺀冫⺁厂⺃乚⺄乙⺅亻⺇几⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺠民⺡氵⺢水⺣灬⺤爫⺥爪⺦丬⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺳网⺵网⺶羊⺷羊⺸羊⺺聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱亀⻲亀'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical, character]) => [radical as string, character as string],
  ),
)

/** Forms of punctuation that are set in lines from top to bottom. */
const setDown: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰…︱—︳＿︴＿︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』'.matchAll(
      /(.)(.)/gu,
    ),
    ([, form, sign]) => [form as string, sign as string],
  ),
)

/** Where Unicode names the older of two forms that one code stands for; and the stroke that fonts draw as a sign of division. */
const modern: Readonly<Record<string, string>> = { '\u2f3e': '户', '\u2215': '／' }

/** Radicals, Latin ligatures and turned punctuation as the characters they stand for. */
export const plainCharacters = (text: string): string =>
  text.replace(/[\u2215\u2e80-\u2fd5\ufb00-\ufb06\ufe10-\ufe19\ufe30-\ufe44]/g, (sign) => {
    const plain = supplement[sign] ?? modern[sign] ?? setDown[sign] ?? sign.normalize('NFKC')
    return plain.length <= 3 ? plain : sign
  })
