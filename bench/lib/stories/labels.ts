/** What was judged by reading: the document and sentence number of two figures, and whether they were rightly compared. */
export interface Label {
  readonly left: string;
  readonly right: string;
  readonly fair: boolean;
}

function labels(lines: string): readonly Label[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const [left = "", right = "", judgement] = line.trim().split(" ");
      return { left, right, fair: judgement === "fair" };
    });
}

export const CONFLICT_LABELS = labels(`
  19_14ecb.txt:16 19_3ecb.txt:10 unfair
  37_1ecb.txt:5 37_4ecb.txt:6 unfair
  37_1ecb.txt:1 37_6ecb.txt:1 fair
  37_13ecbplus.txt:4 37_10ecbplus.txt:11 unfair
  37_3ecbplus.txt:2 37_10ecbplus.txt:4 unfair
  37_10ecbplus.txt:4 37_2ecbplus.txt:5 unfair
  37_2ecb.txt:9 37_5ecb.txt:3 fair
  37_1ecb.txt:2 37_4ecb.txt:3 unfair
  37_1ecb.txt:2 37_6ecb.txt:3 unfair
  41_1ecb.txt:1 41_5ecb.txt:5 unfair
  41_1ecb.txt:1 41_7ecb.txt:14 unfair
  41_4ecb.txt:26 41_5ecb.txt:5 unfair
  41_6ecbplus.txt:7 41_3ecbplus.txt:6 unfair
  41_2ecb.txt:1 41_9ecb.txt:3 fair
  7_11ecb.txt:8 7_1ecb.txt:4 unfair
  7_1ecb.txt:1 7_3ecb.txt:1 unfair
  19_3ecbplus.txt:25 19_5ecbplus.txt:16 unfair
  25_10ecb.txt:8 25_2ecb.txt:6 unfair
  25_11ecbplus.txt:10 25_15ecbplus.txt:19 unfair
  29_10ecb.txt:15 29_1ecb.txt:6 unfair
  43_2ecbplus.txt:5 43_3ecbplus.txt:17 unfair
  line-239:11 line-245:12 unfair
  line-1482:2 line-1486:5 unfair`);

export const UPDATE_LABELS = labels(`
  37_1ecbplus.txt:2 37_3ecbplus.txt:2 fair
  line-45:20 line-42:26 unfair
  line-43:3 line-44:3 fair
  line-957:3 line-958:3 fair
  line-47:1 line-48:2 fair
  line-47:29 line-48:16 unfair
  line-57:14 line-62:15 fair
  line-57:14 line-65:18 fair
  line-251:1 line-255:7 fair
  line-326:21 line-324:7 unfair
  line-776:25 line-770:6 unfair
  line-793:3 line-794:15 fair
  line-868:6 line-867:11 fair
  line-261:28 line-257:19 unfair
  line-957:1 line-958:1 unfair
  line-957:26 line-958:10 unfair
  line-957:7 line-958:27 unfair
  line-1174:1 line-1168:2 fair
  line-1379:23 line-1380:16 unfair
  line-1408:27 line-1410:6 unfair
  line-1455:8 line-1454:6 unfair
  line-1482:2 line-1553:17 unfair
  line-1509:6 line-1511:20 unfair
  line-1512:5 line-1511:20 unfair`);
