import fc from "fast-check";
import { slug } from "../../src/plan/slug.ts";

test.each([
  ["main", "main"],
  ["release-1.2", "release-1.2"],
  ["Feature_X", "Feature_X"],
  ["1.2.x", "1.2.x"],
])("%s is a legal tag as it is", (text, expected) => expect(slug(text, 128)).toBe(expected));

test.each([
  ["feature/login", /^feature-login-[0-9a-f]{8}$/],
  ["-x", /^x-[0-9a-f]{8}$/],
  [".hidden", /^hidden-[0-9a-f]{8}$/],
  ["end.", /^end-[0-9a-f]{8}$/],
  ["naïve", /^na-ve-[0-9a-f]{8}$/],
  ["日本語", /^[0-9a-f]{8}$/],
  ["a".repeat(200), /^a{119}-[0-9a-f]{8}$/],
])("%s is changed, and says so with a hash", (text, expected) => expect(slug(text, 128)).toMatch(expected));

test("two different texts have two different slugs", () => {
  const texts = ["a/b", "a-b", "a//b", "a b", "/a/b", "a/b/", "A/b", `${"x".repeat(130)}1`, `${"x".repeat(130)}2`];
  expect(new Set(texts.map((text) => slug(text, 128))).size).toBe(texts.length);
});

test("every slug is a legal tag within the limit, and always the same", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
      fc.integer({ min: 10, max: 128 }),
      (text, limit) => {
        const tag = slug(text, limit);
        // https://github.com/distribution/reference: tag
        expect(tag).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
        expect(tag.length).toBeLessThanOrEqual(limit);
        expect(slug(text, limit)).toBe(tag);
      },
    ),
  );
});

test.each([
  ["300 letters", "a", 300],
  ["300 slashes", "/", 300],
  ["300 letters of an alphabet that no tag can hold", "語", 300],
  ["300 characters of two units each", "\u{1f680}", 300],
])("%s are bounded, and differ from one more", (_sentence, character, count) => {
  const [one, more] = [slug(character.repeat(count), 124), slug(character.repeat(count + 1), 124)];
  expect(one).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,123}$/);
  expect(more).not.toBe(one);
});

test("names that look the same but are not have different slugs", () => {
  // é as one character and as two, K as a letter and as the unit of temperature, a blank and one that does not break.
  const texts = ["caf\u00e9", "cafe\u0301", "K", "\u212a", "a b", "a\u00a0b", "日本", "本日"];
  expect(new Set(texts.map((text) => slug(text, 128))).size).toBe(texts.length);
});

test("a branch cannot be named so that it gets another one's slug, except with the hash itself", () => {
  const taken = slug("feature/login", 128);
  for (const name of ["feature-login", "feature_login", "feature//login", "feature/login/"])
    expect(slug(name, 128)).not.toBe(taken);
});
