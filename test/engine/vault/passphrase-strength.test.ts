import fc from "fast-check";
import { expect, test } from "vitest";
import { assessPassphrase, minimumBits } from "#engine/vault/passphrase-strength.ts";

test.each([
  "",
  "short",
  "Passw0rd2024",
  "guangxi20241120",
  "123456789012345",
  "qwertyuiop123",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "abcdefghijklmnopqrstuvwxyz",
  "abcabcabcabcabcabcabc",
  "广西南宁联盟专家验收密码2024",
  "password password password password",
  "５２０１３１４５２０１３１４",
])("%j is refused, with a hint", (weak) => {
  const found = assessPassphrase(weak);
  expect(found.acceptable).toBe(false);
  expect(found.hint.zh).not.toBe("可以使用");
});

test.each(["木棉 landau 邕江 ferry 47", "correct horse battery staple", "荔枝湾的渡船每天七点半开", "tR8#kq2!Lw9zVb"])(
  "%j is accepted",
  (good) => {
    expect(assessPassphrase(good).acceptable).toBe(true);
  },
);

test("one more unrelated word never makes it weaker", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), (text) => {
      expect(assessPassphrase(`${text} 鲈鱼kettle`).bits).toBeGreaterThanOrEqual(assessPassphrase(text).bits);
    }),
  );
});

test("bits are whole and acceptance needs them", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12, maxLength: 60 }), (text) => {
      const { acceptable, bits } = assessPassphrase(text);
      expect(Number.isInteger(bits)).toBe(true);
      if (acceptable) expect(bits).toBeGreaterThanOrEqual(minimumBits);
    }),
  );
});
