/** Searches over the samples and the talks, each with entries that have to be found and entries that must not be. */

export interface Golden {
  readonly q: string;
  readonly found: readonly string[];
  readonly not?: readonly string[];
  /** Whether `found` is all that is found. */
  readonly only?: true;
}

const english: readonly Golden[] = [
  { q: 'ceasefire', found: ['gaza 1', 'gaza 16', 'gaza 49', 'ss 289'], not: ['gaza 21'] },
  { q: 'CEASEFIRE', found: ['gaza 1', 'gaza 49'] },
  { q: 'hostages', found: ['gaza 21', 'gaza 38', 'gaza 86'], not: ['gaza 22', 'gaza 99'] },
  { q: 'hostage', found: ['gaza 22', 'gaza 97'], not: ['gaza 21'] },
  { q: 'hostag*', found: ['gaza 21', 'gaza 22', 'gaza 97'], not: ['gaza 28'] },
  { q: '"phase two"', found: ['gaza 17', 'gaza 67', 'gaza 88', 'gaza 105'], not: ['gaza 16', 'gaza 24'] },
  { q: '"phase one" -two', found: ['gaza 40'], not: ['gaza 105', 'gaza 16'] },
  { q: 'Turkiye', found: ['gaza 8', 'gaza 66', 'gaza 86', 'gaza 89'], not: ['gaza 38'] },
  { q: 'Türkiye remains', found: ['gaza 86'], not: ['gaza 89'] },
  { q: 'Sharm el-Sheikh', found: ['gaza 39', 'gaza 42', 'gaza 54'], not: ['gaza 66'] },
  { q: 'cease-fire', found: [], not: ['gaza 49'], only: true },
  { q: '1,700 detainees', found: ['gaza 22', 'gaza 53'], not: ['gaza 52'] },
  { q: 'rafah', found: ['gaza 25', 'gaza 59', 'gaza 99'], not: ['gaza 109'] },
  { q: 'Rafah -crossing', found: ['gaza 59'], not: ['gaza 25', 'gaza 99'] },
  { q: '"board of peace" charter', found: ['gaza 94'], not: ['gaza 102', 'gaza 91'] },
  { q: 'unanimous', found: ['gaza 63'], only: true },
  { q: '"12-2-1"', found: ['gaza 63'], only: true },
  { q: 'Davos', found: ['gaza 94'], only: true },
  { q: 'deradicalised', found: ['gaza 14', 'gaza 18'], not: ['gaza 19'] },
  { q: 'pledges billion', found: ['gaza 102'], only: true },
  { q: 'Kiryat Gat', found: ['gaza 57'], only: true },
  { q: 'kiryat rafah', found: [], only: true },
  { q: 'conven*', found: ['ss 68'], not: ['ss 1'] },
  { q: '"cessation of hostilities"', found: ['ss 3', 'ss 72', 'ss 315'], not: ['ss 68', 'ss 57'] },
  { q: 'SPLM/A-IO', found: ['ss 4', 'ss 57', 'ss 60', 'ss 67', 'ss 336'], not: ['ss 338', 'gaza 5'] },
  { q: '"Government Forces"', found: ['ss 7', 'ss 63'], not: ['ss 68', 'ss 64'] },
  { q: 'CTSAMVM helicopter', found: ['ss 321'], not: ['ss 333'] },
  { q: 'workshop Khartoum', found: ['ss 128'], not: ['ss 289'] },
  { q: 'monitoring verification mechanism', found: ['ss 49', 'ss 321'], not: ['ss 8'] },
  { q: 'blatant', found: ['ss 322'], only: true },
  { q: 'Paloich', found: ['ss 304'], not: ['ss 307'] },
  { q: 'fabrication', found: ['ss 336'], only: true },
  { q: 'lang:en ceasefire', found: ['gaza 49'], not: ['talks tregua'] },
  { q: 'interfaith', found: ['gaza 14', 'gaza 35'], not: ['gaza 37'] },
];

const arabic: readonly Golden[] = [
  { q: 'اتفاق', found: ['gaza 16', 'gaza 17', 'gaza 68'], not: ['gaza 84', 'gaza 85'] },
  { q: 'الاتفاق', found: ['gaza 16', 'gaza 17', 'gaza 68'], not: ['gaza 84'] },
  { q: 'إتفاق', found: ['gaza 16', 'gaza 17', 'gaza 68'] },
  { q: 'اتّفاقُ', found: ['gaza 16', 'gaza 17'] },
  { q: 'اتفـــاق', found: ['gaza 16', 'gaza 17'] },
  { q: '"وقف إطلاق النار"', found: ['gaza 1', 'gaza 16', 'gaza 17', 'gaza 68'], not: ['gaza 80'] },
  { q: '"وقف اطلاق النار"', found: ['gaza 1', 'gaza 16', 'gaza 17'] },
  { q: 'إعمار', found: ['gaza 17', 'gaza 70', 'gaza 80'], not: ['gaza 83'] },
  { q: 'مرحلة', found: ['gaza 16', 'gaza 17', 'gaza 69', 'gaza 75'], not: ['gaza 84'] },
  { q: 'للمرحلة', found: ['gaza 16', 'gaza 69'] },
  { q: 'مرحله', found: ['gaza 16', 'gaza 17'] },
  { q: '٢٠٢٥', found: ['gaza 1'], not: ['gaza 84'] },
  { q: '۲۰۲۶', found: ['gaza 1'] },
  { q: 'مصر', found: ['gaza 6', 'gaza 69', 'gaza 54', 'gaza 66'], not: ['gaza 7', 'gaza 60'] },
  { q: 'قطر', found: ['gaza 7', 'gaza 66', 'gaza 89'], not: ['gaza 88'] },
  { q: 'الولايات المتحدة', found: ['gaza 3', 'gaza 69', 'gaza 75', 'gaza 40'], not: ['gaza 60'] },
  { q: 'مجلس سلام', found: ['gaza 11', 'gaza 80', 'gaza 91'], not: ['gaza 84'] },
  { q: 'مراقبة', found: ['gaza 73', 'gaza 74', 'gaza 82', 'gaza 85'], not: ['gaza 79'] },
  { q: 'حاكمة -موحدة', found: ['gaza 79'], not: ['gaza 71'] },
  { q: 'التزام*', found: ['gaza 74', 'gaza 78', 'gaza 83'], not: ['gaza 84'] },
  { q: 'lang:ar غزة', found: ['gaza 1', 'gaza 79', 'gaza 81'], not: ['gaza 84'] },
  { q: 'lang:en غزة', found: [], only: true },
  { q: 'سلطة غزية', found: ['gaza 71', 'gaza 75'], not: ['gaza 79'] },
  { q: 'هدنة', found: ['talks tregua'], not: ['gaza 16'] },
  { q: 'حكومة كولومبيا', found: ['talks gobierno', 'talks reunion', 'talks salida'], not: ['talks tregua'] },
  { q: 'زندانی', found: ['talks salida'], only: true },
  { q: 'تفاق', found: [], only: true },
];

const spanish: readonly Golden[] = [
  { q: 'tregua', found: ['talks tregua'], not: ['talks salida', 'talks acuerdo'] },
  { q: 'TREGUA histórica', found: ['talks tregua'], only: true },
  { q: 'historica segun', found: ['talks tregua'], only: true },
  { q: 'dialogo', found: ['talks apertura', 'talks salida'], not: ['talks tregua'] },
  { q: 'diálogo -ruptura', found: ['talks apertura'], not: ['talks salida'] },
  { q: '"cese al fuego"', found: ['talks salida'], only: true },
  { q: '"fuego al cese"', found: [], only: true },
  { q: 'acuerd*', found: ['talks acuerdo', 'talks reunion'], not: ['talks tregua'] },
  {
    q: 'FARC-EP',
    found: ['talks farc', 'talks acuerdo', 'talks tregua', 'talks reunion'],
    not: ['talks salida'],
  },
  {
    q: '"la guerrilla más antigua"',
    found: ['talks farc', 'talks tregua'],
    not: ['talks salida', 'talks apertura'],
  },
  { q: 'nariño', found: ['talks gobierno', 'talks salida', 'talks reunion'], not: ['talks tregua'] },
  { q: 'Casa de Narino -ruptura', found: ['talks reunion'], not: ['talks salida'] },
  { q: 'guerrilla -farc', found: ['talks apertura'], not: ['talks tregua', 'talks farc'] },
  { q: 'lang:es acuerdo', found: ['talks acuerdo'], not: ['talks tregua'] },
  { q: 'lang:pt desminagem', found: ['talks reunion'], only: true },
  { q: 'lang:pt-BR reuniao', found: ['talks reunion'], only: true },
  { q: 'lang:pt-PT reuniao', found: [], only: true },
  { q: 'lang:es desminagem', found: [], only: true },
  { q: 'municipios 62', found: ['talks reunion'], only: true },
];

const hebrew: readonly Golden[] = [
  { q: 'הודעה', found: [], not: ['talks salida'] },
  { q: 'ההודעה', found: ['talks tregua'], only: true },
  { q: 'הַהוֹדָעָה', found: ['talks tregua'], only: true },
  { q: '"הפסקת אש"', found: ['talks salida'], not: ['talks acuerdo'] },
  { q: 'האש', found: ['talks tregua'], not: ['talks salida'] },
  { q: 'צה"ל', found: ['talks tregua'], only: true },
  { q: 'צהל', found: ['talks tregua'], only: true },
  { q: 'הסכם סופי', found: ['talks acuerdo'], only: true },
  { q: 'שיחות*', found: ['talks apertura'], not: ['talks acuerdo'] },
  { q: 'הכוחות המזוינים', found: ['talks farc', 'talks tregua', 'talks acuerdo'], not: ['talks salida'] },
  { q: 'lang:he השלום', found: ['talks apertura'], only: true },
  { q: 'lang:iw השלום', found: ['talks apertura'], only: true },
];

const others: readonly Golden[] = [
  { q: '排雷', found: ['talks reunion'], only: true },
  { q: 'lang:zh 同意', found: ['talks reunion'], only: true },
  { q: 'lang:zh-Hant 雙方', found: ['talks reunion'], only: true },
  { q: 'lang:zh-Hans 雙方', found: [], only: true },
  { q: '20 آزاد', found: ['talks salida'], only: true },
  { q: 'tregua هدنة ההודעה', found: ['talks tregua'], only: true },
];

export const golden: readonly Golden[] = [...english, ...arabic, ...spanish, ...hebrew, ...others];
