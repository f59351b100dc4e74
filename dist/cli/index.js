import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9379:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const ANY = Symbol('SemVer ANY')
// hoisted class for cyclic dependency
class Comparator {
  static get ANY () {
    return ANY
  }

  constructor (comp, options) {
    options = parseOptions(options)

    if (comp instanceof Comparator) {
      if (comp.loose === !!options.loose) {
        return comp
      } else {
        comp = comp.value
      }
    }

    comp = comp.trim().split(/\s+/).join(' ')
    debug('comparator', comp, options)
    this.options = options
    this.loose = !!options.loose
    this.parse(comp)

    if (this.semver === ANY) {
      this.value = ''
    } else {
      this.value = this.operator + this.semver.version
    }

    debug('comp', this)
  }

  parse (comp) {
    const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR]
    const m = comp.match(r)

    if (!m) {
      throw new TypeError(`Invalid comparator: ${comp}`)
    }

    this.operator = m[1] !== undefined ? m[1] : ''
    if (this.operator === '=') {
      this.operator = ''
    }

    // if it literally is just '>' or '' then allow anything.
    if (!m[2]) {
      this.semver = ANY
    } else {
      this.semver = new SemVer(m[2], this.options.loose)
    }
  }

  toString () {
    return this.value
  }

  test (version) {
    debug('Comparator.test', version, this.options.loose)

    if (this.semver === ANY || version === ANY) {
      return true
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    return cmp(version, this.operator, this.semver, this.options)
  }

  intersects (comp, options) {
    if (!(comp instanceof Comparator)) {
      throw new TypeError('a Comparator is required')
    }

    if (this.operator === '') {
      if (this.value === '') {
        return true
      }
      return new Range(comp.value, options).test(this.value)
    } else if (comp.operator === '') {
      if (comp.value === '') {
        return true
      }
      return new Range(this.value, options).test(comp.semver)
    }

    options = parseOptions(options)

    // Special cases where nothing can possibly be lower
    if (options.includePrerelease &&
      (this.value === '<0.0.0-0' || comp.value === '<0.0.0-0')) {
      return false
    }
    if (!options.includePrerelease &&
      (this.value.startsWith('<0.0.0') || comp.value.startsWith('<0.0.0'))) {
      return false
    }

    // Same direction increasing (> or >=)
    if (this.operator.startsWith('>') && comp.operator.startsWith('>')) {
      return true
    }
    // Same direction decreasing (< or <=)
    if (this.operator.startsWith('<') && comp.operator.startsWith('<')) {
      return true
    }
    // same SemVer and both sides are inclusive (<= or >=)
    if (
      (this.semver.version === comp.semver.version) &&
      this.operator.includes('=') && comp.operator.includes('=')) {
      return true
    }
    // opposite directions less than
    if (cmp(this.semver, '<', comp.semver, options) &&
      this.operator.startsWith('>') && comp.operator.startsWith('<')) {
      return true
    }
    // opposite directions greater than
    if (cmp(this.semver, '>', comp.semver, options) &&
      this.operator.startsWith('<') && comp.operator.startsWith('>')) {
      return true
    }
    return false
  }
}

module.exports = Comparator

const parseOptions = __nccwpck_require__(356)
const { safeRe: re, t } = __nccwpck_require__(5471)
const cmp = __nccwpck_require__(8646)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)


/***/ }),

/***/ 6782:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SPACE_CHARACTERS = /\s+/g

// hoisted class for cyclic dependency
class Range {
  constructor (range, options) {
    options = parseOptions(options)

    if (range instanceof Range) {
      if (
        range.loose === !!options.loose &&
        range.includePrerelease === !!options.includePrerelease
      ) {
        return range
      } else {
        return new Range(range.raw, options)
      }
    }

    if (range instanceof Comparator) {
      // just put it in the set and return
      this.raw = range.value
      this.set = [[range]]
      this.formatted = undefined
      return this
    }

    this.options = options
    this.loose = !!options.loose
    this.includePrerelease = !!options.includePrerelease

    // First reduce all whitespace as much as possible so we do not have to rely
    // on potentially slow regexes like \s*. This is then stored and used for
    // future error messages as well.
    this.raw = range.trim().replace(SPACE_CHARACTERS, ' ')

    // First, split on ||
    this.set = this.raw
      .split('||')
      // map the range to a 2d array of comparators
      .map(r => this.parseRange(r.trim()))
      // throw out any comparator lists that are empty
      // this generally means that it was not a valid range, which is allowed
      // in loose mode, but will still throw if the WHOLE range is invalid.
      .filter(c => c.length)

    if (!this.set.length) {
      throw new TypeError(`Invalid SemVer Range: ${this.raw}`)
    }

    // if we have any that are not the null set, throw out null sets.
    if (this.set.length > 1) {
      // keep the first one, in case they're all null sets
      const first = this.set[0]
      this.set = this.set.filter(c => !isNullSet(c[0]))
      if (this.set.length === 0) {
        this.set = [first]
      } else if (this.set.length > 1) {
        // if we have any that are *, then the range is just *
        for (const c of this.set) {
          if (c.length === 1 && isAny(c[0])) {
            this.set = [c]
            break
          }
        }
      }
    }

    this.formatted = undefined
  }

  get range () {
    if (this.formatted === undefined) {
      this.formatted = ''
      for (let i = 0; i < this.set.length; i++) {
        if (i > 0) {
          this.formatted += '||'
        }
        const comps = this.set[i]
        for (let k = 0; k < comps.length; k++) {
          if (k > 0) {
            this.formatted += ' '
          }
          this.formatted += comps[k].toString().trim()
        }
      }
    }
    return this.formatted
  }

  format () {
    return this.range
  }

  toString () {
    return this.range
  }

  parseRange (range) {
    // strip build metadata so it can't bleed into the version
    range = range.replace(BUILDSTRIPRE, '')

    // memoize range parsing for performance.
    // this is a very hot path, and fully deterministic.
    const memoOpts =
      (this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) |
      (this.options.loose && FLAG_LOOSE)
    const memoKey = memoOpts + ':' + range
    const cached = cache.get(memoKey)
    if (cached) {
      return cached
    }

    const loose = this.options.loose
    // `1.2.3 - 1.2.4` => `>=1.2.3 <=1.2.4`
    const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE]
    range = range.replace(hr, hyphenReplace(this.options.includePrerelease))
    debug('hyphen replace', range)

    // `> 1.2.3 < 1.2.5` => `>1.2.3 <1.2.5`
    range = trimComparatorWhitespace(range)
    debug('comparator trim', range)

    // `~ 1.2.3` => `~1.2.3`
    range = range.replace(re[t.TILDETRIM], tildeTrimReplace)
    debug('tilde trim', range)

    // `^ 1.2.3` => `^1.2.3`
    range = range.replace(re[t.CARETTRIM], caretTrimReplace)
    debug('caret trim', range)

    // At this point, the range is completely trimmed and
    // ready to be split into comparators.

    let rangeList = range
      .split(' ')
      .map(comp => parseComparator(comp, this.options))
      .join(' ')
      .split(/\s+/)
      // >=0.0.0 is equivalent to *
      .map(comp => replaceGTE0(comp, this.options))

    if (loose) {
      // in loose mode, throw out any that are not valid comparators
      rangeList = rangeList.filter(comp => {
        debug('loose invalid filter', comp, this.options)
        return !!comp.match(re[t.COMPARATORLOOSE])
      })
    }
    debug('range list', rangeList)

    // if any comparators are the null set, then replace with JUST null set
    // if more than one comparator, remove any * comparators
    // also, don't include the same comparator more than once
    const rangeMap = new Map()
    const comparators = rangeList.map(comp => new Comparator(comp, this.options))
    for (const comp of comparators) {
      if (isNullSet(comp)) {
        return [comp]
      }
      rangeMap.set(comp.value, comp)
    }
    if (rangeMap.size > 1 && rangeMap.has('')) {
      rangeMap.delete('')
    }

    const result = [...rangeMap.values()]
    cache.set(memoKey, result)
    return result
  }

  intersects (range, options) {
    if (!(range instanceof Range)) {
      throw new TypeError('a Range is required')
    }

    return this.set.some((thisComparators) => {
      return (
        isSatisfiable(thisComparators, options) &&
        range.set.some((rangeComparators) => {
          return (
            isSatisfiable(rangeComparators, options) &&
            thisComparators.every((thisComparator) => {
              return rangeComparators.every((rangeComparator) => {
                return thisComparator.intersects(rangeComparator, options)
              })
            })
          )
        })
      )
    })
  }

  // if ANY of the sets match ALL of its comparators, then pass
  test (version) {
    if (!version) {
      return false
    }

    if (typeof version === 'string') {
      try {
        version = new SemVer(version, this.options)
      } catch (er) {
        return false
      }
    }

    for (let i = 0; i < this.set.length; i++) {
      if (testSet(this.set[i], version, this.options)) {
        return true
      }
    }
    return false
  }
}

module.exports = Range

const LRU = __nccwpck_require__(1383)
const cache = new LRU()

const parseOptions = __nccwpck_require__(356)
const Comparator = __nccwpck_require__(9379)
const debug = __nccwpck_require__(1159)
const SemVer = __nccwpck_require__(7163)
const trimComparatorWhitespace = __nccwpck_require__(9737)
const {
  safeRe: re,
  src,
  t,
  tildeTrimReplace,
  caretTrimReplace,
} = __nccwpck_require__(5471)
const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = __nccwpck_require__(5101)

// unbounded global build-metadata stripper used by parseRange
const BUILDSTRIPRE = new RegExp(src[t.BUILD], 'g')

const isNullSet = c => c.value === '<0.0.0-0'
const isAny = c => c.value === ''

// take a set of comparators and determine whether there
// exists a version which can satisfy it
const isSatisfiable = (comparators, options) => {
  let result = true
  const remainingComparators = comparators.slice()
  let testComparator = remainingComparators.pop()

  while (result && remainingComparators.length) {
    result = remainingComparators.every((otherComparator) => {
      return testComparator.intersects(otherComparator, options)
    })

    testComparator = remainingComparators.pop()
  }

  return result
}

// comprised of xranges, tildes, stars, and gtlt's at this point.
// already replaced the hyphen ranges
// turn into a set of JUST comparators.
const parseComparator = (comp, options) => {
  comp = comp.replace(re[t.BUILD], '')
  debug('comp', comp, options)
  comp = replaceCarets(comp, options)
  debug('caret', comp)
  comp = replaceTildes(comp, options)
  debug('tildes', comp)
  comp = replaceXRanges(comp, options)
  debug('xrange', comp)
  comp = replaceStars(comp, options)
  debug('stars', comp)
  return comp
}

const isX = id => !id || id.toLowerCase() === 'x' || id === '*'

const invalidXRangeOrder = (M, m, p) => (
  (isX(M) && !isX(m)) ||
  (isX(m) && p && !isX(p))
)

// ~, ~> --> * (any, kinda silly)
// ~2, ~2.x, ~2.x.x, ~>2, ~>2.x ~>2.x.x --> >=2.0.0 <3.0.0-0
// ~2.0, ~2.0.x, ~>2.0, ~>2.0.x --> >=2.0.0 <2.1.0-0
// ~1.2, ~1.2.x, ~>1.2, ~>1.2.x --> >=1.2.0 <1.3.0-0
// ~1.2.3, ~>1.2.3 --> >=1.2.3 <1.3.0-0
// ~1.2.0, ~>1.2.0 --> >=1.2.0 <1.3.0-0
// ~0.0.1 --> >=0.0.1 <0.1.0-0
const replaceTildes = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceTilde(c, options))
    .join(' ')
}

const replaceTilde = (comp, options) => {
  const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE]
  // if we're including prereleases in the match, then the lower bound is
  // -0, the lowest possible prerelease value, just like x-ranges and carets.
  // this keeps `~1.2` equivalent to the `1.2.x` x-range it's documented as.
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('tilde', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      // ~1.2 == >=1.2.0 <1.3.0-0
      ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
    } else if (pr) {
      debug('replaceTilde pr', pr)
      ret = `>=${M}.${m}.${p}-${pr
      } <${M}.${+m + 1}.0-0`
    } else {
      // ~1.2.3 == >=1.2.3 <1.3.0-0
      ret = `>=${M}.${m}.${p
      } <${M}.${+m + 1}.0-0`
    }

    debug('tilde return', ret)
    return ret
  })
}

// ^ --> * (any, kinda silly)
// ^2, ^2.x, ^2.x.x --> >=2.0.0 <3.0.0-0
// ^2.0, ^2.0.x --> >=2.0.0 <3.0.0-0
// ^1.2, ^1.2.x --> >=1.2.0 <2.0.0-0
// ^1.2.3 --> >=1.2.3 <2.0.0-0
// ^1.2.0 --> >=1.2.0 <2.0.0-0
// ^0.0.1 --> >=0.0.1 <0.0.2-0
// ^0.1.0 --> >=0.1.0 <0.2.0-0
const replaceCarets = (comp, options) => {
  return comp
    .trim()
    .split(/\s+/)
    .map((c) => replaceCaret(c, options))
    .join(' ')
}

const replaceCaret = (comp, options) => {
  debug('caret', comp, options)
  const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET]
  const z = options.includePrerelease ? '-0' : ''
  return comp.replace(r, (_, M, m, p, pr) => {
    debug('caret', comp, _, M, m, p, pr)
    let ret

    if (isX(M)) {
      ret = ''
    } else if (isX(m)) {
      ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`
    } else if (isX(p)) {
      if (M === '0') {
        ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`
      } else {
        ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`
      }
    } else if (pr) {
      debug('replaceCaret pr', pr)
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p}-${pr
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p}-${pr
        } <${+M + 1}.0.0-0`
      }
    } else {
      debug('no pr')
      if (M === '0') {
        if (m === '0') {
          ret = `>=${M}.${m}.${p
          } <${M}.${m}.${+p + 1}-0`
        } else {
          ret = `>=${M}.${m}.${p
          } <${M}.${+m + 1}.0-0`
        }
      } else {
        ret = `>=${M}.${m}.${p
        } <${+M + 1}.0.0-0`
      }
    }

    debug('caret return', ret)
    return ret
  })
}

const replaceXRanges = (comp, options) => {
  debug('replaceXRanges', comp, options)
  return comp
    .split(/\s+/)
    .map((c) => replaceXRange(c, options))
    .join(' ')
}

const replaceXRange = (comp, options) => {
  comp = comp.trim()
  const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE]
  return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
    debug('xRange', comp, ret, gtlt, M, m, p, pr)
    if (invalidXRangeOrder(M, m, p)) {
      return comp
    }

    const xM = isX(M)
    const xm = xM || isX(m)
    const xp = xm || isX(p)
    const anyX = xp

    if (gtlt === '=' && anyX) {
      gtlt = ''
    }

    // if we're including prereleases in the match, then we need
    // to fix this to -0, the lowest possible prerelease value
    pr = options.includePrerelease ? '-0' : ''

    if (xM) {
      if (gtlt === '>' || gtlt === '<') {
        // nothing is allowed
        ret = '<0.0.0-0'
      } else {
        // nothing is forbidden
        ret = '*'
      }
    } else if (gtlt && anyX) {
      // we know patch is an x, because we have any x at all.
      // replace X with 0
      if (xm) {
        m = 0
      }
      p = 0

      if (gtlt === '>') {
        // >1 => >=2.0.0
        // >1.2 => >=1.3.0
        gtlt = '>='
        if (xm) {
          M = +M + 1
          m = 0
          p = 0
        } else {
          m = +m + 1
          p = 0
        }
      } else if (gtlt === '<=') {
        // <=0.7.x is actually <0.8.0, since any 0.7.x should
        // pass.  Similarly, <=7.x is actually <8.0.0, etc.
        gtlt = '<'
        if (xm) {
          M = +M + 1
        } else {
          m = +m + 1
        }
      }

      if (gtlt === '<') {
        pr = '-0'
      }

      ret = `${gtlt + M}.${m}.${p}${pr}`
    } else if (xm) {
      ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`
    } else if (xp) {
      ret = `>=${M}.${m}.0${pr
      } <${M}.${+m + 1}.0-0`
    }

    debug('xRange return', ret)

    return ret
  })
}

// Because * is AND-ed with everything else in the comparator,
// and '' means "any version", just remove the *s entirely.
const replaceStars = (comp, options) => {
  debug('replaceStars', comp, options)
  // Looseness is ignored here.  star is always as loose as it gets!
  return comp
    .trim()
    .replace(re[t.STAR], '')
}

const replaceGTE0 = (comp, options) => {
  debug('replaceGTE0', comp, options)
  return comp
    .trim()
    .replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], '')
}

// This function is passed to string.replace(re[t.HYPHENRANGE])
// M, m, patch, prerelease, build
// 1.2 - 3.4.5 => >=1.2.0 <=3.4.5
// 1.2.3 - 3.4 => >=1.2.0 <3.5.0-0 Any 3.4.x will do
// 1.2 - 3.4 => >=1.2.0 <3.5.0-0
// TODO build?
const hyphenReplace = incPr => ($0,
  from, fM, fm, fp, fpr, fb,
  to, tM, tm, tp, tpr) => {
  if (isX(fM)) {
    from = ''
  } else if (isX(fm)) {
    from = `>=${fM}.0.0${incPr ? '-0' : ''}`
  } else if (isX(fp)) {
    from = `>=${fM}.${fm}.0${incPr ? '-0' : ''}`
  } else if (fpr) {
    from = `>=${from}`
  } else {
    from = `>=${from}${incPr ? '-0' : ''}`
  }

  if (isX(tM)) {
    to = ''
  } else if (isX(tm)) {
    to = `<${+tM + 1}.0.0-0`
  } else if (isX(tp)) {
    to = `<${tM}.${+tm + 1}.0-0`
  } else if (tpr) {
    to = `<=${tM}.${tm}.${tp}-${tpr}`
  } else if (incPr) {
    to = `<${tM}.${tm}.${+tp + 1}-0`
  } else {
    to = `<=${to}`
  }

  return `${from} ${to}`.trim()
}

const testSet = (set, version, options) => {
  for (let i = 0; i < set.length; i++) {
    if (!set[i].test(version)) {
      return false
    }
  }

  if (version.prerelease.length && !options.includePrerelease) {
    // Find the set of versions that are allowed to have prereleases
    // For example, ^1.2.3-pr.1 desugars to >=1.2.3-pr.1 <2.0.0
    // That should allow `1.2.3-pr.2` to pass.
    // However, `1.2.4-alpha.notready` should NOT be allowed,
    // even though it's within the range set by the comparators.
    for (let i = 0; i < set.length; i++) {
      debug(set[i].semver)
      if (set[i].semver === Comparator.ANY) {
        continue
      }

      if (set[i].semver.prerelease.length > 0) {
        const allowed = set[i].semver
        if (allowed.major === version.major &&
            allowed.minor === version.minor &&
            allowed.patch === version.patch) {
          return true
        }
      }
    }

    // Version has a -pre, but it's not one of the ones we like.
    return false
  }

  return true
}


/***/ }),

/***/ 7163:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const debug = __nccwpck_require__(1159)
const { MAX_LENGTH, MAX_SAFE_INTEGER } = __nccwpck_require__(5101)
const { safeRe: re, t } = __nccwpck_require__(5471)

const parseOptions = __nccwpck_require__(356)
const { compareIdentifiers } = __nccwpck_require__(3348)

const isPrereleaseIdentifier = (prerelease, identifier) => {
  const identifiers = identifier.split('.')
  if (identifiers.length > prerelease.length) {
    return false
  }

  for (let i = 0; i < identifiers.length; i++) {
    if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) {
      return false
    }
  }

  return true
}

class SemVer {
  constructor (version, options) {
    options = parseOptions(options)

    if (version instanceof SemVer) {
      if (version.loose === !!options.loose &&
        version.includePrerelease === !!options.includePrerelease) {
        return version
      } else {
        version = version.version
      }
    } else if (typeof version !== 'string') {
      throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`)
    }

    if (version.length > MAX_LENGTH) {
      throw new TypeError(
        `version is longer than ${MAX_LENGTH} characters`
      )
    }

    debug('SemVer', version, options)
    this.options = options
    this.loose = !!options.loose
    // this isn't actually relevant for versions, but keep it so that we
    // don't run into trouble passing this.options around.
    this.includePrerelease = !!options.includePrerelease

    const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL])

    if (!m) {
      throw new TypeError(`Invalid Version: ${version}`)
    }

    this.raw = version

    // these are actually numbers
    this.major = +m[1]
    this.minor = +m[2]
    this.patch = +m[3]

    if (this.major > MAX_SAFE_INTEGER || this.major < 0) {
      throw new TypeError('Invalid major version')
    }

    if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) {
      throw new TypeError('Invalid minor version')
    }

    if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) {
      throw new TypeError('Invalid patch version')
    }

    // numberify any prerelease numeric ids
    if (!m[4]) {
      this.prerelease = []
    } else {
      this.prerelease = m[4].split('.').map((id) => {
        if (/^[0-9]+$/.test(id)) {
          const num = +id
          if (num >= 0 && num < MAX_SAFE_INTEGER) {
            return num
          }
        }
        return id
      })
    }

    this.build = m[5] ? m[5].split('.') : []
    this.format()
  }

  format () {
    this.version = `${this.major}.${this.minor}.${this.patch}`
    if (this.prerelease.length) {
      this.version += `-${this.prerelease.join('.')}`
    }
    return this.version
  }

  toString () {
    return this.version
  }

  compare (other) {
    debug('SemVer.compare', this.version, this.options, other)
    if (!(other instanceof SemVer)) {
      if (typeof other === 'string' && other === this.version) {
        return 0
      }
      other = new SemVer(other, this.options)
    }

    if (other.version === this.version) {
      return 0
    }

    return this.compareMain(other) || this.comparePre(other)
  }

  compareMain (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    if (this.major < other.major) {
      return -1
    }
    if (this.major > other.major) {
      return 1
    }
    if (this.minor < other.minor) {
      return -1
    }
    if (this.minor > other.minor) {
      return 1
    }
    if (this.patch < other.patch) {
      return -1
    }
    if (this.patch > other.patch) {
      return 1
    }
    return 0
  }

  comparePre (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    // NOT having a prerelease is > having one
    if (this.prerelease.length && !other.prerelease.length) {
      return -1
    } else if (!this.prerelease.length && other.prerelease.length) {
      return 1
    } else if (!this.prerelease.length && !other.prerelease.length) {
      return 0
    }

    let i = 0
    do {
      const a = this.prerelease[i]
      const b = other.prerelease[i]
      debug('prerelease compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  compareBuild (other) {
    if (!(other instanceof SemVer)) {
      other = new SemVer(other, this.options)
    }

    let i = 0
    do {
      const a = this.build[i]
      const b = other.build[i]
      debug('build compare', i, a, b)
      if (a === undefined && b === undefined) {
        return 0
      } else if (b === undefined) {
        return 1
      } else if (a === undefined) {
        return -1
      } else if (a === b) {
        continue
      } else {
        return compareIdentifiers(a, b)
      }
    } while (++i)
  }

  // preminor will bump the version up to the next minor release, and immediately
  // down to pre-release. premajor and prepatch work the same way.
  inc (release, identifier, identifierBase) {
    if (release.startsWith('pre')) {
      if (!identifier && identifierBase === false) {
        throw new Error('invalid increment argument: identifier is empty')
      }
      // Avoid an invalid semver results
      if (identifier) {
        const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE])
        if (!match || match[1] !== identifier) {
          throw new Error(`invalid identifier: ${identifier}`)
        }
      }
    }

    switch (release) {
      case 'premajor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor = 0
        this.major++
        this.inc('pre', identifier, identifierBase)
        break
      case 'preminor':
        this.prerelease.length = 0
        this.patch = 0
        this.minor++
        this.inc('pre', identifier, identifierBase)
        break
      case 'prepatch':
        // If this is already a prerelease, it will bump to the next version
        // drop any prereleases that might already exist, since they are not
        // relevant at this point.
        this.prerelease.length = 0
        this.inc('patch', identifier, identifierBase)
        this.inc('pre', identifier, identifierBase)
        break
      // If the input is a non-prerelease version, this acts the same as
      // prepatch.
      case 'prerelease':
        if (this.prerelease.length === 0) {
          this.inc('patch', identifier, identifierBase)
        }
        this.inc('pre', identifier, identifierBase)
        break
      case 'release':
        if (this.prerelease.length === 0) {
          throw new Error(`version ${this.raw} is not a prerelease`)
        }
        this.prerelease.length = 0
        break

      case 'major':
        // If this is a pre-major version, bump up to the same major version.
        // Otherwise increment major.
        // 1.0.0-5 bumps to 1.0.0
        // 1.1.0 bumps to 2.0.0
        if (
          this.minor !== 0 ||
          this.patch !== 0 ||
          this.prerelease.length === 0
        ) {
          this.major++
        }
        this.minor = 0
        this.patch = 0
        this.prerelease = []
        break
      case 'minor':
        // If this is a pre-minor version, bump up to the same minor version.
        // Otherwise increment minor.
        // 1.2.0-5 bumps to 1.2.0
        // 1.2.1 bumps to 1.3.0
        if (this.patch !== 0 || this.prerelease.length === 0) {
          this.minor++
        }
        this.patch = 0
        this.prerelease = []
        break
      case 'patch':
        // If this is not a pre-release version, it will increment the patch.
        // If it is a pre-release it will bump up to the same patch version.
        // 1.2.0-5 patches to 1.2.0
        // 1.2.0 patches to 1.2.1
        if (this.prerelease.length === 0) {
          this.patch++
        }
        this.prerelease = []
        break
      // This probably shouldn't be used publicly.
      // 1.0.0 'pre' would become 1.0.0-0 which is the wrong direction.
      case 'pre': {
        const base = Number(identifierBase) ? 1 : 0

        if (this.prerelease.length === 0) {
          this.prerelease = [base]
        } else {
          let i = this.prerelease.length
          while (--i >= 0) {
            if (typeof this.prerelease[i] === 'number') {
              this.prerelease[i]++
              i = -2
            }
          }
          if (i === -1) {
            // didn't increment anything
            if (identifier === this.prerelease.join('.') && identifierBase === false) {
              throw new Error('invalid increment argument: identifier already exists')
            }
            this.prerelease.push(base)
          }
        }
        if (identifier) {
          // 1.2.0-beta.1 bumps to 1.2.0-beta.2,
          // 1.2.0-beta.fooblz or 1.2.0-beta bumps to 1.2.0-beta.0
          let prerelease = [identifier, base]
          if (identifierBase === false) {
            prerelease = [identifier]
          }
          if (isPrereleaseIdentifier(this.prerelease, identifier)) {
            const prereleaseBase = this.prerelease[identifier.split('.').length]
            if (isNaN(prereleaseBase)) {
              this.prerelease = prerelease
            }
          } else {
            this.prerelease = prerelease
          }
        }
        break
      }
      default:
        throw new Error(`invalid increment argument: ${release}`)
    }
    this.raw = this.format()
    if (this.build.length) {
      this.raw += `+${this.build.join('.')}`
    }
    return this
  }
}

module.exports = SemVer


/***/ }),

/***/ 1799:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const clean = (version, options) => {
  const s = parse(version.trim().replace(/^[=v]+/, ''), options)
  return s ? s.version : null
}
module.exports = clean


/***/ }),

/***/ 8646:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gt = __nccwpck_require__(6599)
const gte = __nccwpck_require__(1236)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)

const cmp = (a, op, b, loose) => {
  switch (op) {
    case '===':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a === b

    case '!==':
      if (typeof a === 'object') {
        a = a.version
      }
      if (typeof b === 'object') {
        b = b.version
      }
      return a !== b

    case '':
    case '=':
    case '==':
      return eq(a, b, loose)

    case '!=':
      return neq(a, b, loose)

    case '>':
      return gt(a, b, loose)

    case '>=':
      return gte(a, b, loose)

    case '<':
      return lt(a, b, loose)

    case '<=':
      return lte(a, b, loose)

    default:
      throw new TypeError(`Invalid operator: ${op}`)
  }
}
module.exports = cmp


/***/ }),

/***/ 5385:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = __nccwpck_require__(6353)
const { safeRe: re, t } = __nccwpck_require__(5471)

const coerce = (version, options) => {
  if (version instanceof SemVer) {
    return version
  }

  if (typeof version === 'number') {
    version = String(version)
  }

  if (typeof version !== 'string') {
    return null
  }

  options = options || {}

  let match = null
  if (!options.rtl) {
    match = version.match(options.includePrerelease ? re[t.COERCEFULL] : re[t.COERCE])
  } else {
    // Find the right-most coercible string that does not share
    // a terminus with a more left-ward coercible string.
    // Eg, '1.2.3.4' wants to coerce '2.3.4', not '3.4' or '4'
    // With includePrerelease option set, '1.2.3.4-rc' wants to coerce '2.3.4-rc', not '2.3.4'
    //
    // Walk through the string checking with a /g regexp
    // Manually set the index so as to pick up overlapping matches.
    // Stop when we get a match that ends at the string end, since no
    // coercible string can be more right-ward without the same terminus.
    const coerceRtlRegex = options.includePrerelease ? re[t.COERCERTLFULL] : re[t.COERCERTL]
    let next
    while ((next = coerceRtlRegex.exec(version)) &&
        (!match || match.index + match[0].length !== version.length)
    ) {
      if (!match ||
            next.index + next[0].length !== match.index + match[0].length) {
        match = next
      }
      coerceRtlRegex.lastIndex = next.index + next[1].length + next[2].length
    }
    // leave it in a clean state
    coerceRtlRegex.lastIndex = -1
  }

  if (match === null) {
    return null
  }

  const major = match[2]
  const minor = match[3] || '0'
  const patch = match[4] || '0'
  const prerelease = options.includePrerelease && match[5] ? `-${match[5]}` : ''
  const build = options.includePrerelease && match[6] ? `+${match[6]}` : ''

  return parse(`${major}.${minor}.${patch}${prerelease}${build}`, options)
}
module.exports = coerce


/***/ }),

/***/ 7648:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compareBuild = (a, b, loose) => {
  const versionA = new SemVer(a, loose)
  const versionB = new SemVer(b, loose)
  return versionA.compare(versionB) || versionA.compareBuild(versionB)
}
module.exports = compareBuild


/***/ }),

/***/ 6874:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const compareLoose = (a, b) => compare(a, b, true)
module.exports = compareLoose


/***/ }),

/***/ 8469:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const compare = (a, b, loose) =>
  new SemVer(a, loose).compare(new SemVer(b, loose))

module.exports = compare


/***/ }),

/***/ 711:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)

const diff = (version1, version2) => {
  const v1 = parse(version1, null, true)
  const v2 = parse(version2, null, true)
  const comparison = v1.compare(v2)

  if (comparison === 0) {
    return null
  }

  const v1Higher = comparison > 0
  const highVersion = v1Higher ? v1 : v2
  const lowVersion = v1Higher ? v2 : v1
  const highHasPre = !!highVersion.prerelease.length
  const lowHasPre = !!lowVersion.prerelease.length

  if (lowHasPre && !highHasPre) {
    // Going from prerelease -> no prerelease requires some special casing

    // If the low version has only a major, then it will always be a major
    // Some examples:
    // 1.0.0-1 -> 1.0.0
    // 1.0.0-1 -> 1.1.1
    // 1.0.0-1 -> 2.0.0
    if (!lowVersion.patch && !lowVersion.minor) {
      return 'major'
    }

    // If the main part has no difference
    if (lowVersion.compareMain(highVersion) === 0) {
      if (lowVersion.minor && !lowVersion.patch) {
        return 'minor'
      }
      return 'patch'
    }
  }

  // add the `pre` prefix if we are going to a prerelease version
  const prefix = highHasPre ? 'pre' : ''

  if (v1.major !== v2.major) {
    return prefix + 'major'
  }

  if (v1.minor !== v2.minor) {
    return prefix + 'minor'
  }

  if (v1.patch !== v2.patch) {
    return prefix + 'patch'
  }

  // high and low are prereleases
  return 'prerelease'
}

module.exports = diff


/***/ }),

/***/ 5082:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const eq = (a, b, loose) => compare(a, b, loose) === 0
module.exports = eq


/***/ }),

/***/ 6599:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gt = (a, b, loose) => compare(a, b, loose) > 0
module.exports = gt


/***/ }),

/***/ 1236:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const gte = (a, b, loose) => compare(a, b, loose) >= 0
module.exports = gte


/***/ }),

/***/ 2338:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)

const inc = (version, release, options, identifier, identifierBase) => {
  if (typeof (options) === 'string') {
    identifierBase = identifier
    identifier = options
    options = undefined
  }

  try {
    return new SemVer(
      version instanceof SemVer ? version.version : version,
      options
    ).inc(release, identifier, identifierBase).version
  } catch (er) {
    return null
  }
}
module.exports = inc


/***/ }),

/***/ 3872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lt = (a, b, loose) => compare(a, b, loose) < 0
module.exports = lt


/***/ }),

/***/ 6717:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const lte = (a, b, loose) => compare(a, b, loose) <= 0
module.exports = lte


/***/ }),

/***/ 8511:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const major = (a, loose) => new SemVer(a, loose).major
module.exports = major


/***/ }),

/***/ 2603:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const minor = (a, loose) => new SemVer(a, loose).minor
module.exports = minor


/***/ }),

/***/ 4974:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const neq = (a, b, loose) => compare(a, b, loose) !== 0
module.exports = neq


/***/ }),

/***/ 6353:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const parse = (version, options, throwErrors = false) => {
  if (version instanceof SemVer) {
    return version
  }
  try {
    return new SemVer(version, options)
  } catch (er) {
    if (!throwErrors) {
      return null
    }
    throw er
  }
}

module.exports = parse


/***/ }),

/***/ 8756:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const patch = (a, loose) => new SemVer(a, loose).patch
module.exports = patch


/***/ }),

/***/ 5714:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const prerelease = (version, options) => {
  const parsed = parse(version, options)
  return (parsed && parsed.prerelease.length) ? parsed.prerelease : null
}
module.exports = prerelease


/***/ }),

/***/ 2173:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compare = __nccwpck_require__(8469)
const rcompare = (a, b, loose) => compare(b, a, loose)
module.exports = rcompare


/***/ }),

/***/ 7192:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const rsort = (list, loose) => list.sort((a, b) => compareBuild(b, a, loose))
module.exports = rsort


/***/ }),

/***/ 8011:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const satisfies = (version, range, options) => {
  try {
    range = new Range(range, options)
  } catch (er) {
    return false
  }
  return range.test(version)
}
module.exports = satisfies


/***/ }),

/***/ 9872:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const compareBuild = __nccwpck_require__(7648)
const sort = (list, loose) => list.sort((a, b) => compareBuild(a, b, loose))
module.exports = sort


/***/ }),

/***/ 6114:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)

const truncate = (version, truncation, options) => {
  if (!constants.RELEASE_TYPES.includes(truncation)) {
    return null
  }

  const clonedVersion = cloneInputVersion(version, options)
  return clonedVersion && doTruncation(clonedVersion, truncation)
}

const cloneInputVersion = (version, options) => {
  const versionStringToParse = (
    version instanceof SemVer ? version.version : version
  )

  return parse(versionStringToParse, options)
}

const doTruncation = (version, truncation) => {
  if (isPrerelease(truncation)) {
    return version.version
  }

  version.prerelease = []

  switch (truncation) {
    case 'major':
      version.minor = 0
      version.patch = 0
      break
    case 'minor':
      version.patch = 0
      break
  }

  return version.format()
}

const isPrerelease = (type) => {
  return type.startsWith('pre')
}

module.exports = truncate


/***/ }),

/***/ 8780:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const parse = __nccwpck_require__(6353)
const valid = (version, options) => {
  const v = parse(version, options)
  return v ? v.version : null
}
module.exports = valid


/***/ }),

/***/ 2088:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// just pre-load all the stuff that index.js lazily exports
const internalRe = __nccwpck_require__(5471)
const constants = __nccwpck_require__(5101)
const SemVer = __nccwpck_require__(7163)
const identifiers = __nccwpck_require__(3348)
const parse = __nccwpck_require__(6353)
const valid = __nccwpck_require__(8780)
const clean = __nccwpck_require__(1799)
const inc = __nccwpck_require__(2338)
const diff = __nccwpck_require__(711)
const major = __nccwpck_require__(8511)
const minor = __nccwpck_require__(2603)
const patch = __nccwpck_require__(8756)
const prerelease = __nccwpck_require__(5714)
const compare = __nccwpck_require__(8469)
const rcompare = __nccwpck_require__(2173)
const compareLoose = __nccwpck_require__(6874)
const compareBuild = __nccwpck_require__(7648)
const sort = __nccwpck_require__(9872)
const rsort = __nccwpck_require__(7192)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const eq = __nccwpck_require__(5082)
const neq = __nccwpck_require__(4974)
const gte = __nccwpck_require__(1236)
const lte = __nccwpck_require__(6717)
const cmp = __nccwpck_require__(8646)
const coerce = __nccwpck_require__(5385)
const truncate = __nccwpck_require__(6114)
const Comparator = __nccwpck_require__(9379)
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const toComparators = __nccwpck_require__(4750)
const maxSatisfying = __nccwpck_require__(3193)
const minSatisfying = __nccwpck_require__(8595)
const minVersion = __nccwpck_require__(1866)
const validRange = __nccwpck_require__(4737)
const outside = __nccwpck_require__(280)
const gtr = __nccwpck_require__(2276)
const ltr = __nccwpck_require__(5213)
const intersects = __nccwpck_require__(3465)
const simplifyRange = __nccwpck_require__(2028)
const subset = __nccwpck_require__(1489)
module.exports = {
  parse,
  valid,
  clean,
  inc,
  diff,
  major,
  minor,
  patch,
  prerelease,
  compare,
  rcompare,
  compareLoose,
  compareBuild,
  sort,
  rsort,
  gt,
  lt,
  eq,
  neq,
  gte,
  lte,
  cmp,
  coerce,
  truncate,
  Comparator,
  Range,
  satisfies,
  toComparators,
  maxSatisfying,
  minSatisfying,
  minVersion,
  validRange,
  outside,
  gtr,
  ltr,
  intersects,
  simplifyRange,
  subset,
  SemVer,
  re: internalRe.re,
  src: internalRe.src,
  tokens: internalRe.t,
  SEMVER_SPEC_VERSION: constants.SEMVER_SPEC_VERSION,
  RELEASE_TYPES: constants.RELEASE_TYPES,
  compareIdentifiers: identifiers.compareIdentifiers,
  rcompareIdentifiers: identifiers.rcompareIdentifiers,
}


/***/ }),

/***/ 5101:
/***/ ((module) => {



// Note: this is the semver.org version of the spec that it implements
// Not necessarily the package version of this code.
const SEMVER_SPEC_VERSION = '2.0.0'

const MAX_LENGTH = 256
const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER ||
/* istanbul ignore next */ 9007199254740991

// Max safe segment length for coercion.
const MAX_SAFE_COMPONENT_LENGTH = 16

// Max safe length for a build identifier. The max length minus 6 characters for
// the shortest version with a build 0.0.0+BUILD.
const MAX_SAFE_BUILD_LENGTH = MAX_LENGTH - 6

// ECMAScript whitespace and line terminators matched by \s.
const WHITESPACE_CHARACTERS = [
  '\t',
  '\n',
  '\v',
  '\f',
  '\r',
  ' ',
  '\u00a0',
  '\u1680',
  '\u2000',
  '\u2001',
  '\u2002',
  '\u2003',
  '\u2004',
  '\u2005',
  '\u2006',
  '\u2007',
  '\u2008',
  '\u2009',
  '\u200a',
  '\u2028',
  '\u2029',
  '\u202f',
  '\u205f',
  '\u3000',
  '\ufeff',
]

const RELEASE_TYPES = [
  'major',
  'premajor',
  'minor',
  'preminor',
  'patch',
  'prepatch',
  'prerelease',
]

module.exports = {
  MAX_LENGTH,
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_SAFE_INTEGER,
  WHITESPACE_CHARACTERS,
  RELEASE_TYPES,
  SEMVER_SPEC_VERSION,
  FLAG_INCLUDE_PRERELEASE: 0b001,
  FLAG_LOOSE: 0b010,
}


/***/ }),

/***/ 1159:
/***/ ((module) => {



const debug = (
  typeof process === 'object' &&
  process.env &&
  process.env.NODE_DEBUG &&
  /\bsemver\b/i.test(process.env.NODE_DEBUG)
) ? (...args) => console.error('SEMVER', ...args)
  : () => {}

module.exports = debug


/***/ }),

/***/ 3348:
/***/ ((module) => {



const numeric = /^[0-9]+$/
const compareIdentifiers = (a, b) => {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : a < b ? -1 : 1
  }

  const anum = numeric.test(a)
  const bnum = numeric.test(b)

  if (anum && bnum) {
    a = +a
    b = +b
  }

  return a === b ? 0
    : (anum && !bnum) ? -1
    : (bnum && !anum) ? 1
    : a < b ? -1
    : 1
}

const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a)

module.exports = {
  compareIdentifiers,
  rcompareIdentifiers,
}


/***/ }),

/***/ 1383:
/***/ ((module) => {



class LRUCache {
  constructor () {
    this.max = 1000
    this.map = new Map()
  }

  get (key) {
    const value = this.map.get(key)
    if (value === undefined) {
      return undefined
    } else {
      // Remove the key from the map and add it to the end
      this.map.delete(key)
      this.map.set(key, value)
      return value
    }
  }

  delete (key) {
    return this.map.delete(key)
  }

  set (key, value) {
    const deleted = this.delete(key)

    if (!deleted && value !== undefined) {
      // If cache is full, delete the least recently used item
      if (this.map.size >= this.max) {
        const firstKey = this.map.keys().next().value
        this.delete(firstKey)
      }

      this.map.set(key, value)
    }

    return this
  }
}

module.exports = LRUCache


/***/ }),

/***/ 356:
/***/ ((module) => {



// parse out just the options we care about
const looseOption = Object.freeze({ loose: true })
const emptyOpts = Object.freeze({ })
const parseOptions = options => {
  if (!options) {
    return emptyOpts
  }

  if (typeof options !== 'object') {
    return looseOption
  }

  return options
}
module.exports = parseOptions


/***/ }),

/***/ 5471:
/***/ ((module, exports, __nccwpck_require__) => {



const {
  MAX_SAFE_COMPONENT_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  MAX_LENGTH,
} = __nccwpck_require__(5101)
const debug = __nccwpck_require__(1159)
exports = module.exports = {}

// The actual regexps go on exports.re
const re = exports.re = []
const safeRe = exports.safeRe = []
const src = exports.src = []
const safeSrc = exports.safeSrc = []
const t = exports.t = {}
let R = 0

const LETTERDASHNUMBER = '[a-zA-Z0-9-]'

// Replace some greedy regex tokens to prevent regex dos issues. These regex are
// used internally via the safeRe object since all inputs in this library get
// normalized first to trim and collapse all extra whitespace. The original
// regexes are exported for userland consumption and lower level usage. A
// future breaking change could export the safer regex only with a note that
// all input should have extra whitespace removed.
const safeRegexReplacements = [
  ['\\s', 1],
  ['\\d', MAX_LENGTH],
  [LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH],
]

const makeSafeRegex = (value) => {
  for (const [token, max] of safeRegexReplacements) {
    value = value
      .split(`${token}*`).join(`${token}{0,${max}}`)
      .split(`${token}+`).join(`${token}{1,${max}}`)
  }
  return value
}

const createToken = (name, value, isGlobal) => {
  const safe = makeSafeRegex(value)
  const index = R++
  debug(name, index, value)
  t[name] = index
  src[index] = value
  safeSrc[index] = safe
  re[index] = new RegExp(value, isGlobal ? 'g' : undefined)
  safeRe[index] = new RegExp(safe, isGlobal ? 'g' : undefined)
}

// The following Regular Expressions can be used for tokenizing,
// validating, and parsing SemVer version strings.

// ## Numeric Identifier
// A single `0`, or a non-zero digit followed by zero or more digits.

createToken('NUMERICIDENTIFIER', '0|[1-9]\\d*')
createToken('NUMERICIDENTIFIERLOOSE', '\\d+')

// ## Non-numeric Identifier
// Zero or more digits, followed by a letter or hyphen, and then zero or
// more letters, digits, or hyphens.

createToken('NONNUMERICIDENTIFIER', `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`)

// ## Main Version
// Three dot-separated numeric identifiers.

createToken('MAINVERSION', `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})\\.` +
                   `(${src[t.NUMERICIDENTIFIER]})`)

createToken('MAINVERSIONLOOSE', `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.` +
                        `(${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version Identifier
// A numeric identifier, or a non-numeric identifier.
// Non-numeric identifiers include numeric identifiers but can be longer.
// Therefore non-numeric identifiers must go first.

createToken('PRERELEASEIDENTIFIER', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIER]})`)

createToken('PRERELEASEIDENTIFIERLOOSE', `(?:${src[t.NONNUMERICIDENTIFIER]
}|${src[t.NUMERICIDENTIFIERLOOSE]})`)

// ## Pre-release Version
// Hyphen, followed by one or more dot-separated pre-release version
// identifiers.

createToken('PRERELEASE', `(?:-(${src[t.PRERELEASEIDENTIFIER]
}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`)

createToken('PRERELEASELOOSE', `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]
}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`)

// ## Build Metadata Identifier
// Any combination of digits, letters, or hyphens.

createToken('BUILDIDENTIFIER', `${LETTERDASHNUMBER}+`)

// ## Build Metadata
// Plus sign, followed by one or more period-separated build metadata
// identifiers.

createToken('BUILD', `(?:\\+(${src[t.BUILDIDENTIFIER]
}(?:\\.${src[t.BUILDIDENTIFIER]})*))`)

// ## Full Version String
// A main version, followed optionally by a pre-release version and
// build metadata.

// Note that the only major, minor, patch, and pre-release sections of
// the version string are capturing groups.  The build metadata is not a
// capturing group, because it should not ever be used in version
// comparison.

createToken('FULLPLAIN', `v?${src[t.MAINVERSION]
}${src[t.PRERELEASE]}?${
  src[t.BUILD]}?`)

createToken('FULL', `^${src[t.FULLPLAIN]}$`)

// like full, but allows v1.2.3 and =1.2.3, which people do sometimes.
// also, 1.0.0alpha1 (prerelease without the hyphen) which is pretty
// common in the npm registry.
createToken('LOOSEPLAIN', `[v=\\s]*${src[t.MAINVERSIONLOOSE]
}${src[t.PRERELEASELOOSE]}?${
  src[t.BUILD]}?`)

createToken('LOOSE', `^${src[t.LOOSEPLAIN]}$`)

createToken('GTLT', '((?:<|>)?=?)')

// Something like "2.*" or "1.2.x".
// Note that "x.x" is a valid xRange identifier, meaning "any version"
// Only the first item is strictly required.
createToken('XRANGEIDENTIFIERLOOSE', `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`)
createToken('XRANGEIDENTIFIER', `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`)

createToken('XRANGEPLAIN', `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:\\.(${src[t.XRANGEIDENTIFIER]})` +
                   `(?:${src[t.PRERELEASE]})?${
                     src[t.BUILD]}?` +
                   `)?)?`)

createToken('XRANGEPLAINLOOSE', `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})` +
                        `(?:${src[t.PRERELEASELOOSE]})?${
                          src[t.BUILD]}?` +
                        `)?)?`)

createToken('XRANGE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`)
createToken('XRANGELOOSE', `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`)

// Coercion.
// Extract anything that could conceivably be a part of a valid semver
createToken('COERCEPLAIN', `${'(^|[^\\d])' +
              '(\\d{1,'}${MAX_SAFE_COMPONENT_LENGTH}})` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?` +
              `(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`)
createToken('COERCE', `${src[t.COERCEPLAIN]}(?:$|[^\\d])`)
createToken('COERCEFULL', src[t.COERCEPLAIN] +
              `(?:${src[t.PRERELEASE]})?` +
              `(?:${src[t.BUILD]})?` +
              `(?:$|[^\\d])`)
createToken('COERCERTL', src[t.COERCE], true)
createToken('COERCERTLFULL', src[t.COERCEFULL], true)

// Tilde ranges.
// Meaning is "reasonably at or greater than"
createToken('LONETILDE', '(?:~>?)')

createToken('TILDETRIM', `(\\s*)${src[t.LONETILDE]}\\s+`, true)
exports.tildeTrimReplace = '$1~'

createToken('TILDE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`)
createToken('TILDELOOSE', `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`)

// Caret ranges.
// Meaning is "at least and backwards compatible with"
createToken('LONECARET', '(?:\\^)')

createToken('CARETTRIM', `(\\s*)${src[t.LONECARET]}\\s+`, true)
exports.caretTrimReplace = '$1^'

createToken('CARET', `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`)
createToken('CARETLOOSE', `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`)

// A simple gt/lt/eq thing, or just "" to indicate "any version"
createToken('COMPARATORLOOSE', `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`)
createToken('COMPARATOR', `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`)

// An expression to strip any whitespace between the gtlt and the thing
// it modifies, so that `> 1.2.3` ==> `>1.2.3`
createToken('COMPARATORTRIM', `(\\s*)${src[t.GTLT]
}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true)
exports.comparatorTrimReplace = '$1$2$3'

// Something like `1.2.3 - 1.2.4`
// Note that these all use the loose form, because they'll be
// checked against either the strict or loose comparator form
// later.
createToken('HYPHENRANGE', `^\\s*(${src[t.XRANGEPLAIN]})` +
                   `\\s+-\\s+` +
                   `(${src[t.XRANGEPLAIN]})` +
                   `\\s*$`)

createToken('HYPHENRANGELOOSE', `^\\s*(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s+-\\s+` +
                        `(${src[t.XRANGEPLAINLOOSE]})` +
                        `\\s*$`)

// Star ranges basically just allow anything at all.
createToken('STAR', '(<|>)?=?\\s*\\*')
// >=0.0.0 is like a star
createToken('GTE0', '^\\s*>=\\s*0\\.0\\.0\\s*$')
createToken('GTE0PRE', '^\\s*>=\\s*0\\.0\\.0-0\\s*$')


/***/ }),

/***/ 9737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

// @ts-check


// Reproduce safeRe[COMPARATORTRIM] replacement boundaries, not version
// validation. Each end-index finder returns an exclusive end, or its start
// on no match.
// Positions count from zero. An end of 3 means characters 0, 1, and 2 were read;
// range.slice(start, end) gives the matched text, not a converted number.
const {
  MAX_LENGTH,
  MAX_SAFE_BUILD_LENGTH,
  WHITESPACE_CHARACTERS,
} = __nccwpck_require__(5101)

/**
 * Remembers the last two rows of digits so their characters need not be reread.
 * Positions start at -1 until a row has been found.
 *
 * @typedef {object} DigitRunCache
 * @property {number} start The first character of the most recently found row.
 * @property {number} end The position after that row's last character.
 * @property {number} previousStart The first character of the previous row.
 * @property {number} previousEnd The position after the previous row.
 */

// One entry per UTF-16 code unit keeps membership checks constant-time.
const whitespace = new Uint8Array(0x10000)
for (const char of WHITESPACE_CHARACTERS) {
  whitespace[char.charCodeAt(0)] = 1
}

/**
 * Checks whether a character is whitespace, like a space, tab, or newline.
 * Looking past the end of the string returns false.
 *
 * @param {string|undefined} char One character, or undefined past the string's end.
 * @returns {boolean} Whether the character is whitespace.
 * @example isWhitespace(' ') // true
 * @example isWhitespace('1') // false
 */
const isWhitespace = char =>
  char !== undefined && whitespace[char.charCodeAt(0)] === 1

/**
 * Checks for v, =, or whitespace before the version number.
 * These are historical version prefixes, not range operators:
 * < and > are handled separately, as are tilde and caret ranges.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can belong to a version prefix.
 * @example isVersionPrefix('=') // true
 * @example isVersionPrefix('>') // false
 */
const isVersionPrefix = char =>
  char === 'v' ||
  char === '=' ||
  isWhitespace(char)

/**
 * Checks whether a character is one of the digits 0 through 9.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII digit.
 * @example isDigit('7') // true
 * @example isDigit('.') // false
 */
const isDigit = char => char !== undefined && char >= '0' && char <= '9'

/**
 * Checks whether a character is an English letter, uppercase or lowercase.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character is an ASCII letter.
 * @example isLetter('b') // true
 * @example isLetter('7') // false
 */
const isLetter = char =>
  char !== undefined && (
    (char >= 'a' && char <= 'z') ||
    (char >= 'A' && char <= 'Z')
  )

/**
 * Checks for a letter, digit, or hyphen: the characters allowed inside
 * prerelease and build names such as beta-1.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether the character can be part of an identifier.
 * @example isIdentifierCharacter('-') // true
 * @example isIdentifierCharacter('.') // false; dots separate identifiers
 */
const isIdentifierCharacter = char => isDigit(char) || isLetter(char) || char === '-'

/**
 * Checks whether a version component can begin here: with a digit or
 * a wildcard such as x, X, or *.
 *
 * @param {string|undefined} char One character to check.
 * @returns {boolean} Whether a number or wildcard can start with this character.
 * @example isVersionStart('x') // true
 * @example isVersionStart('v') // false; v belongs to the prefix
 */
const isVersionStart = char =>
  isDigit(char) ||
  char === 'x' ||
  char === 'X' ||
  char === '*'

/**
 * Finds the end of a row of digits, but returns no more than limit digits.
 * Remembers the last two rows so looking at them again does not reread them.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first character to check.
 * @param {number} limit The most digit characters the returned match can include.
 * @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
 * @returns {number} The position after the matched digits, or start if none match.
 * @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
 * @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
 */
const findDigitsEndIndex = (range, start, limit, digitRuns) => {
  if (!isDigit(range[start])) {
    return start
  }
  if (start >= digitRuns.start && start < digitRuns.end) {
    return Math.min(start + limit, digitRuns.end)
  }
  if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) {
    return Math.min(start + limit, digitRuns.previousEnd)
  }
  let end = start + 1
  while (isDigit(range[end])) {
    end++
  }
  // A failed full version can rewind from its second run to its first.
  digitRuns.previousStart = digitRuns.start
  digitRuns.previousEnd = digitRuns.end
  digitRuns.start = start
  digitRuns.end = end
  return Math.min(start + limit, end)
}

/**
 * Reads a number using the old regex's length and leading-zero rules.
 * Strict mode reads just the first zero in 012; loose mode can read all three.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the number should begin.
 * @param {boolean} loose Whether to allow leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched digits, not their numeric value.
 * @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
 * @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
 */
const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
  if (!loose && range[start] === '0') {
    return start + 1
  }
  // Strict syntax allows an initial nonzero digit plus MAX_LENGTH digits.
  return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns)
}

/**
 * Reads one piece of a prerelease name, such as beta or 1 in beta.1.
 * Tries the letter-or-hyphen form first, then the number-only form.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @param {boolean} loose Whether numeric identifiers may have leading zeros.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
 * @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
 */
const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
  const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns)
  // The legacy regex tries a nonnumeric identifier before a numeric one.
  if (isLetter(range[digitsEnd]) || range[digitsEnd] === '-') {
    let end = digitsEnd + 1
    const limit = end + MAX_SAFE_BUILD_LENGTH
    while (end < limit && isIdentifierCharacter(range[end])) {
      end++
    }
    return end
  }
  return findVersionNumberEndIndex(range, start, loose, digitRuns)
}

/**
 * Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
 * Loose mode also allows the name without its opening hyphen.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the suffix should begin, including -.
 * @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched suffix, or start if absent.
 * @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
 * @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
 */
const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
  const hyphen = range[start] === '-'
  if (!loose && !hyphen) {
    return start
  }
  const identifierStart = start + (hyphen ? 1 : 0)
  let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns)
  if (end === identifierStart) {
    if (!loose || !hyphen) {
      return start
    }
    // In loose syntax, a lone hyphen can itself be the identifier.
    end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns)
  }
  while (range[end] === '.') {
    const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads one build-name piece, such as sha or 123 in +sha.123.
 * Stops at a disallowed character or the old regex's length limit.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the identifier should begin.
 * @returns {number} The position after the identifier, or start if none matches.
 * @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
 * @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
 */
const findBuildIdentifierEndIndex = (range, start) => {
  let end = start
  while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) {
    end++
  }
  return end
}

/**
 * Reads optional build metadata such as +sha.123.
 * Leaves the position unchanged if there is no plus sign followed by a name.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the opening + should be.
 * @returns {number} The position after the matched metadata, or start if absent.
 * @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
 * @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
 */
const findBuildEndIndex = (range, start) => {
  if (range[start] !== '+') {
    return start
  }
  let end = findBuildIdentifierEndIndex(range, start + 1)
  if (end === start + 1) {
    return start
  }
  while (range[end] === '.') {
    const next = findBuildIdentifierEndIndex(range, end + 1)
    if (next === end + 1) {
      break
    }
    end = next
  }
  return end
}

/**
 * Reads three numbers separated by dots, then any prerelease and build suffixes.
 * Uses loose rules, so forms such as 01.02.03beta can match here.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of the first number, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the version match, or start if none matches.
 * @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
 * @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
 */
const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
  let end = start
  for (let component = 0; component < 3; component++) {
    const next = findVersionNumberEndIndex(range, end, true, digitRuns)
    if (next === end) {
      return start
    }
    end = next
    if (component < 2) {
      if (range[end] !== '.') {
        return start
      }
      end++
    }
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
 * Numbers use strict leading-zero rules; wildcards take up one character.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position where the component should begin.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the component, or start if none matches.
 * @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
 * @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
 */
const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
  if (isDigit(range[start])) {
    return findVersionNumberEndIndex(range, start, false, digitRuns)
  }
  return isVersionStart(range[start]) ? start + 1 : start
}

/**
 * Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
 * After the third component, also reads any strict prerelease and build suffixes.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position after the matched version text.
 * @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 * @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
 */
const findPartialVersionEndIndex = (range, start, digitRuns) => {
  let end = findPartialVersionComponentEndIndex(range, start, digitRuns)
  for (let component = 0; component < 2; component++) {
    if (range[end] !== '.') {
      return end
    }
    const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns)
    if (next === end + 1) {
      return end
    }
    end = next
  }
  const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns)
  return findBuildEndIndex(range, prereleaseEnd)
}

/**
 * Finds where a version match ends, without deciding whether the range is valid.
 * Tries a loose full version first, then a partial or wildcard version, just
 * like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
 *
 * @param {string} range The text to read; it is not changed.
 * @param {number} start The position of a number or wildcard, after any prefix.
 * @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
 * @returns {number} The position where scanning the next candidate can resume.
 * @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
 * @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
 */
const findVersionEndIndex = (range, start, digitRuns) => {
  const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns)
  return fullVersionEnd !== start
    ? fullVersionEnd
    : findPartialVersionEndIndex(range, start, digitRuns)
}

/**
 * Finds the one whitespace character the old replacement would remove.
 * Keeps leading whitespace, skips an optional operator, and checks immediately
 * after it. Returns -1 if there is nothing to remove.
 *
 * @param {string} range The text containing a candidate already found by the caller.
 * @param {number} matchStart The candidate's position, including leading whitespace.
 * @returns {number} The position of the removable whitespace, or -1 if absent.
 * @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
 * @example findRemovableWhitespaceIndex('>1', 0) // -1
 */
const findRemovableWhitespaceIndex = (range, matchStart) => {
  let position = matchStart
  if (isWhitespace(range[position])) {
    position++
  }
  if (range[position] === '<' || range[position] === '>') {
    position++
  }
  if (range[position] === '=') {
    position++
  }
  return isWhitespace(range[position]) ? position : -1
}

/**
 * Joins an operator to its version, turning > 1.2.3 into >1.2.3.
 * Copies everything else according to the old regex's matching rules.
 * Moves forward through prefixes and whole versions to avoid repeatedly
 * searching the same characters on long inputs.
 *
 * @param {string} range The range text to process; the original string is unchanged.
 * @returns {string} The range with matched operator whitespace removed.
 * @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
 * @example trimComparatorWhitespace('> invalid') // '> invalid'
 */
const trimComparatorWhitespace = range => {
  let result = ''
  let copyFrom = 0
  let cursor = 0
  const digitRuns = { start: -1, end: -1, previousStart: -1, previousEnd: -1 }

  while (cursor < range.length) {
    const matchStart = cursor
    if (range[cursor] === '<' || range[cursor] === '>') {
      cursor++
    } else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
      cursor++
      continue
    }

    // Consume a v/=/whitespace run once, even when no version follows it.
    while (cursor < range.length && isVersionPrefix(range[cursor])) {
      cursor++
    }
    if (!isVersionStart(range[cursor])) {
      continue
    }

    const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart)
    if (whitespacePosition !== -1) {
      result += range.slice(copyFrom, whitespacePosition)
      copyFrom = whitespacePosition + 1
    }

    // Skip the entire match, so a prerelease's trailing v cannot be
    // reconsidered as the prefix of another version.
    cursor = findVersionEndIndex(range, cursor, digitRuns)
  }

  return result + range.slice(copyFrom)
}

module.exports = trimComparatorWhitespace


/***/ }),

/***/ 2276:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// Determine if version is greater than all the versions possible in the range.
const outside = __nccwpck_require__(280)
const gtr = (version, range, options) => outside(version, range, '>', options)
module.exports = gtr


/***/ }),

/***/ 3465:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const intersects = (r1, r2, options) => {
  r1 = new Range(r1, options)
  r2 = new Range(r2, options)
  return r1.intersects(r2, options)
}
module.exports = intersects


/***/ }),

/***/ 5213:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const outside = __nccwpck_require__(280)
// Determine if version is less than all the versions possible in the range
const ltr = (version, range, options) => outside(version, range, '<', options)
module.exports = ltr


/***/ }),

/***/ 3193:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)

const maxSatisfying = (versions, range, options) => {
  let max = null
  let maxSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!max || maxSV.compare(v) === -1) {
        // compare(max, v, true)
        max = v
        maxSV = new SemVer(max, options)
      }
    }
  })
  return max
}
module.exports = maxSatisfying


/***/ }),

/***/ 8595:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const minSatisfying = (versions, range, options) => {
  let min = null
  let minSV = null
  let rangeObj = null
  try {
    rangeObj = new Range(range, options)
  } catch (er) {
    return null
  }
  versions.forEach((v) => {
    if (rangeObj.test(v)) {
      // satisfies(v, range, options)
      if (!min || minSV.compare(v) === 1) {
        // compare(min, v, true)
        min = v
        minSV = new SemVer(min, options)
      }
    }
  })
  return min
}
module.exports = minSatisfying


/***/ }),

/***/ 1866:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Range = __nccwpck_require__(6782)
const gt = __nccwpck_require__(6599)

const minVersion = (range, loose) => {
  range = new Range(range, loose)

  let minver = new SemVer('0.0.0')
  if (range.test(minver)) {
    return minver
  }

  minver = new SemVer('0.0.0-0')
  if (range.test(minver)) {
    return minver
  }

  minver = null
  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let setMin = null
    comparators.forEach((comparator) => {
      // Clone to avoid manipulating the comparator's semver object.
      const compver = new SemVer(comparator.semver.version)
      switch (comparator.operator) {
        case '>':
          if (compver.prerelease.length === 0) {
            compver.patch++
          } else {
            compver.prerelease.push(0)
          }
          compver.raw = compver.format()
          /* fallthrough */
        case '':
        case '>=':
          if (!setMin || gt(compver, setMin)) {
            setMin = compver
          }
          break
        case '<':
        case '<=':
          /* Ignore maximum versions */
          break
        /* istanbul ignore next */
        default:
          throw new Error(`Unexpected operation: ${comparator.operator}`)
      }
    })
    if (setMin && (!minver || gt(minver, setMin))) {
      minver = setMin
    }
  }

  if (minver && range.test(minver)) {
    return minver
  }

  return null
}
module.exports = minVersion


/***/ }),

/***/ 280:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const SemVer = __nccwpck_require__(7163)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const Range = __nccwpck_require__(6782)
const satisfies = __nccwpck_require__(8011)
const gt = __nccwpck_require__(6599)
const lt = __nccwpck_require__(3872)
const lte = __nccwpck_require__(6717)
const gte = __nccwpck_require__(1236)

const outside = (version, range, hilo, options) => {
  version = new SemVer(version, options)
  range = new Range(range, options)

  let gtfn, ltefn, ltfn, comp, ecomp
  switch (hilo) {
    case '>':
      gtfn = gt
      ltefn = lte
      ltfn = lt
      comp = '>'
      ecomp = '>='
      break
    case '<':
      gtfn = lt
      ltefn = gte
      ltfn = gt
      comp = '<'
      ecomp = '<='
      break
    default:
      throw new TypeError('Must provide a hilo val of "<" or ">"')
  }

  // If it satisfies the range it is not outside
  if (satisfies(version, range, options)) {
    return false
  }

  // From now on, variable terms are as if we're in "gtr" mode.
  // but note that everything is flipped for the "ltr" function.

  for (let i = 0; i < range.set.length; ++i) {
    const comparators = range.set[i]

    let high = null
    let low = null

    comparators.forEach((comparator) => {
      if (comparator.semver === ANY) {
        comparator = new Comparator('>=0.0.0')
      }
      high = high || comparator
      low = low || comparator
      if (gtfn(comparator.semver, high.semver, options)) {
        high = comparator
      } else if (ltfn(comparator.semver, low.semver, options)) {
        low = comparator
      }
    })

    // If the edge version comparator has a operator then our version
    // isn't outside it
    if (high.operator === comp || high.operator === ecomp) {
      return false
    }

    // If the lowest version comparator has an operator and our version
    // is less than it then it isn't higher than the range
    if ((!low.operator || low.operator === comp) &&
        ltefn(version, low.semver)) {
      return false
    } else if (low.operator === ecomp && ltfn(version, low.semver)) {
      return false
    }
  }
  return true
}

module.exports = outside


/***/ }),

/***/ 2028:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



// given a set of versions and a range, create a "simplified" range
// that includes the same versions that the original range does
// If the original range is shorter than the simplified one, return that.
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)
module.exports = (versions, range, options) => {
  const set = []
  let first = null
  let prev = null
  const v = versions.sort((a, b) => compare(a, b, options))
  for (const version of v) {
    const included = satisfies(version, range, options)
    if (included) {
      prev = version
      if (!first) {
        first = version
      }
    } else {
      if (prev) {
        set.push([first, prev])
      }
      prev = null
      first = null
    }
  }
  if (first) {
    set.push([first, null])
  }

  const ranges = []
  for (const [min, max] of set) {
    if (min === max) {
      ranges.push(min)
    } else if (!max && min === v[0]) {
      ranges.push('*')
    } else if (!max) {
      ranges.push(`>=${min}`)
    } else if (min === v[0]) {
      ranges.push(`<=${max}`)
    } else {
      ranges.push(`${min} - ${max}`)
    }
  }
  const simplified = ranges.join(' || ')
  const original = typeof range.raw === 'string' ? range.raw : String(range)
  return simplified.length < original.length ? simplified : range
}


/***/ }),

/***/ 1489:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const Comparator = __nccwpck_require__(9379)
const { ANY } = Comparator
const satisfies = __nccwpck_require__(8011)
const compare = __nccwpck_require__(8469)

// Complex range `r1 || r2 || ...` is a subset of `R1 || R2 || ...` iff:
// - Every simple range `r1, r2, ...` is a null set, OR
// - Every simple range `r1, r2, ...` which is not a null set is a subset of
//   some `R1, R2, ...`
//
// Simple range `c1 c2 ...` is a subset of simple range `C1 C2 ...` iff:
// - If c is only the ANY comparator
//   - If C is only the ANY comparator, return true
//   - Else if in prerelease mode, return false
//   - else replace c with `[>=0.0.0]`
// - If C is only the ANY comparator
//   - if in prerelease mode, return true
//   - else replace C with `[>=0.0.0]`
// - Let EQ be the set of = comparators in c
// - If EQ is more than one, return true (null set)
// - Let GT be the highest > or >= comparator in c
// - Let LT be the lowest < or <= comparator in c
// - If GT and LT, and GT.semver > LT.semver, return true (null set)
// - If any C is a = range, and GT or LT are set, return false
// - If EQ
//   - If GT, and EQ does not satisfy GT, return true (null set)
//   - If LT, and EQ does not satisfy LT, return true (null set)
//   - If EQ satisfies every C, return true
//   - Else return false
// - If GT
//   - If GT.semver is lower than any > or >= comp in C, return false
//   - If GT is >=, and GT.semver does not satisfy every C, return false
//   - If GT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the GT.semver tuple, return false
// - If LT
//   - If LT.semver is greater than any < or <= comp in C, return false
//   - If LT is <=, and LT.semver does not satisfy every C, return false
//   - If LT.semver has a prerelease, and not in prerelease mode
//     - If no C has a prerelease and the LT.semver tuple, return false
// - Else return true

const subset = (sub, dom, options = {}) => {
  if (sub === dom) {
    return true
  }

  sub = new Range(sub, options)
  dom = new Range(dom, options)
  let sawNonNull = false

  OUTER: for (const simpleSub of sub.set) {
    for (const simpleDom of dom.set) {
      const isSub = simpleSubset(simpleSub, simpleDom, options)
      sawNonNull = sawNonNull || isSub !== null
      if (isSub) {
        continue OUTER
      }
    }
    // the null set is a subset of everything, but null simple ranges in
    // a complex range should be ignored.  so if we saw a non-null range,
    // then we know this isn't a subset, but if EVERY simple range was null,
    // then it is a subset.
    if (sawNonNull) {
      return false
    }
  }
  return true
}

const minimumVersionWithPreRelease = [new Comparator('>=0.0.0-0')]
const minimumVersion = [new Comparator('>=0.0.0')]

const simpleSubset = (sub, dom, options) => {
  if (sub === dom) {
    return true
  }

  if (sub.length === 1 && sub[0].semver === ANY) {
    if (dom.length === 1 && dom[0].semver === ANY) {
      return true
    } else if (options.includePrerelease) {
      sub = minimumVersionWithPreRelease
    } else {
      sub = minimumVersion
    }
  }

  if (dom.length === 1 && dom[0].semver === ANY) {
    if (options.includePrerelease) {
      return true
    } else {
      dom = minimumVersion
    }
  }

  const eqSet = new Set()
  let gt, lt
  for (const c of sub) {
    if (c.operator === '>' || c.operator === '>=') {
      gt = higherGT(gt, c, options)
    } else if (c.operator === '<' || c.operator === '<=') {
      lt = lowerLT(lt, c, options)
    } else {
      eqSet.add(c.semver)
    }
  }

  if (eqSet.size > 1) {
    return null
  }

  let gtltComp
  if (gt && lt) {
    gtltComp = compare(gt.semver, lt.semver, options)
    if (gtltComp > 0) {
      return null
    } else if (gtltComp === 0 && (gt.operator !== '>=' || lt.operator !== '<=')) {
      return null
    }
  }

  // will iterate one or zero times
  for (const eq of eqSet) {
    if (gt && !satisfies(eq, String(gt), options)) {
      return null
    }

    if (lt && !satisfies(eq, String(lt), options)) {
      return null
    }

    for (const c of dom) {
      if (!satisfies(eq, String(c), options)) {
        return false
      }
    }

    return true
  }

  let higher, lower
  let hasDomLT, hasDomGT
  // if the subset has a prerelease, we need a comparator in the superset
  // with the same tuple and a prerelease, or it's not a subset
  let needDomLTPre = lt &&
    !options.includePrerelease &&
    lt.semver.prerelease.length ? lt.semver : false
  let needDomGTPre = gt &&
    !options.includePrerelease &&
    gt.semver.prerelease.length ? gt.semver : false
  // exception: <1.2.3-0 is the same as <1.2.3
  if (needDomLTPre && needDomLTPre.prerelease.length === 1 &&
      lt.operator === '<' && needDomLTPre.prerelease[0] === 0) {
    needDomLTPre = false
  }

  for (const c of dom) {
    hasDomGT = hasDomGT || c.operator === '>' || c.operator === '>='
    hasDomLT = hasDomLT || c.operator === '<' || c.operator === '<='
    if (gt) {
      if (needDomGTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomGTPre.major &&
            c.semver.minor === needDomGTPre.minor &&
            c.semver.patch === needDomGTPre.patch) {
          needDomGTPre = false
        }
      }
      if (c.operator === '>' || c.operator === '>=') {
        higher = higherGT(gt, c, options)
        if (higher === c && higher !== gt) {
          return false
        }
      } else if (gt.operator === '>=' && !c.test(gt.semver)) {
        return false
      }
    }
    if (lt) {
      if (needDomLTPre) {
        if (c.semver.prerelease && c.semver.prerelease.length &&
            c.semver.major === needDomLTPre.major &&
            c.semver.minor === needDomLTPre.minor &&
            c.semver.patch === needDomLTPre.patch) {
          needDomLTPre = false
        }
      }
      if (c.operator === '<' || c.operator === '<=') {
        lower = lowerLT(lt, c, options)
        if (lower === c && lower !== lt) {
          return false
        }
      } else if (lt.operator === '<=' && !c.test(lt.semver)) {
        return false
      }
    }
    if (!c.operator && (lt || gt) && gtltComp !== 0) {
      return false
    }
  }

  // if there was a < or >, and nothing in the dom, then must be false
  // UNLESS it was limited by another range in the other direction.
  // Eg, >1.0.0 <1.0.1 is still a subset of <2.0.0
  if (gt && hasDomLT && !lt && gtltComp !== 0) {
    return false
  }

  if (lt && hasDomGT && !gt && gtltComp !== 0) {
    return false
  }

  // we needed a prerelease range in a specific tuple, but didn't get one
  // then this isn't a subset.  eg >=1.2.3-pre is not a subset of >=1.0.0,
  // because it includes prereleases in the 1.2.3 tuple
  if (needDomGTPre || needDomLTPre) {
    return false
  }

  return true
}

// >=1.2.3 is lower than >1.2.3
const higherGT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp > 0 ? a
    : comp < 0 ? b
    : b.operator === '>' && a.operator === '>=' ? b
    : a
}

// <=1.2.3 is higher than <1.2.3
const lowerLT = (a, b, options) => {
  if (!a) {
    return b
  }
  const comp = compare(a.semver, b.semver, options)
  return comp < 0 ? a
    : comp > 0 ? b
    : b.operator === '<' && a.operator === '<=' ? b
    : a
}

module.exports = subset


/***/ }),

/***/ 4750:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)

// Mostly just for testing and legacy API reasons
const toComparators = (range, options) =>
  new Range(range, options).set
    .map(comp => comp.map(c => c.value).join(' ').trim().split(' '))

module.exports = toComparators


/***/ }),

/***/ 4737:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {



const Range = __nccwpck_require__(6782)
const validRange = (range, options) => {
  try {
    // Return '*' instead of '' so that truthiness works.
    // This will throw if it's invalid anyway
    return new Range(range, options).range || '*'
  } catch (er) {
    return null
  }
}
module.exports = validRange


/***/ }),

/***/ 3135:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ build),
  C: () => (/* binding */ cacheNamespace)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/execute/bake.ts
var bake = __nccwpck_require__(6406);
// EXTERNAL MODULE: ./src/user-error.ts
var user_error = __nccwpck_require__(7495);
// EXTERNAL MODULE: ./src/execute/progress.ts
var execute_progress = __nccwpck_require__(7980);
;// CONCATENATED MODULE: ./src/execute/build-failure.ts



/** Explains a build that failed: what the compiler or the tests said first, with its place in the repository. */
function buildFailure(plan, progress) {
    const failed = (0,execute_progress/* failure */.V2)(progress);
    const said = (failed?.output ?? progress.plain.join("\n")).trim();
    const unsupported = failed === undefined ? undefined : missingPlatform(failed, plan);
    if (unsupported !== undefined)
        return unsupported;
    const missing = /(?<image>\S+): not found/.exec(progress.plain.join("\n"))?.groups?.["image"];
    if (failed === undefined &&
        missing !== undefined &&
        plan.bases.some(({ reference }) => missing.includes(reference.split(":")[0] ?? ""))) {
        return new user_error/* UserError */.y("base-image-missing", `there is no image ${missing}`, "Set go-version or alpine-version to one that exists.");
    }
    const step = failed === undefined ? undefined : (0,execute_progress/* stepName */.u)(failed.name);
    if (step === "test")
        return testFailure(said, plan);
    const compiler = firstCompilerError(said, plan);
    const last = said.split("\n").at(-1) ?? "";
    return new user_error/* UserError */.y("build-failed", compiler === undefined
        ? `${step ?? "the build"} failed: ${last || (failed?.error ?? progress.plain.at(-1) ?? "no reason was given")}`
        : compiler.message, hint(said), { cause: `${failed?.error ?? ""}\n${said}`, ...(compiler?.place === undefined ? {} : { place: compiler.place }) });
}
/** Whether a build failed because the engine's state is full, whatever the failing step made of it. */
function isFull(error) {
    return error instanceof user_error/* UserError */.y && `${error.message}\n${String(error.cause)}`.includes("no space left on device");
}
/** A base image that exists, and not for one of the platforms. BuildKit names the platform where there are several. */
function missingPlatform({ name, error }, { platforms }) {
    const { platform = platforms[0] ?? "", image } = /(?:(?<platform>linux\/\S+) )?internal\] load metadata for (?:docker\.io\/library\/)?(?<image>[^@\s]+)/.exec(name)
        ?.groups ?? {};
    if (image === undefined || !error.includes("no match for platform"))
        return undefined;
    return new user_error/* UserError */.y("base-image-missing", `${image} does not exist for ${platform}`, "Leave the platform out, or choose another alpine-version.");
}
/**
 * The first `file.go:line:column: message`. The go command names files relative to the module's directory or, where that
 * is shorter, from the root; the context is mounted at /src.
 */
function firstCompilerError(output, { context, workdir }) {
    for (const row of output.split("\n")) {
        const match = /^(?:vet: )?(?<file>[^\s:][^:]*\.(?:go|mod|work|s|c|h)):(?<line>\d+)(?::(?<column>\d+))?: (?<message>.+)$/.exec(row.trim())?.groups;
        if (match === undefined)
            continue;
        const path = external_node_path_.posix.resolve("/src", workdir, match["file"] ?? "");
        const own = path.startsWith("/src/");
        const file = own ? external_node_path_.posix.join(context, path.slice("/src/".length)) : path.replace(/^\/go\/pkg\/mod\//, "");
        const line = Number(match["line"]);
        const column = match["column"] === undefined ? {} : { column: Number(match["column"]) };
        return {
            place: own ? { file, line, ...column } : undefined,
            message: `${file}:${line}: ${match["message"] ?? ""}`,
        };
    }
    return undefined;
}
function testFailure(output, plan) {
    const tests = [...output.matchAll(/^--- FAIL: (?<name>\S+)/gm)].map(({ groups }) => groups?.["name"] ?? "");
    const compiler = firstCompilerError(output, plan);
    const place = tests.length > 0 ? testPlace(output, plan) : compiler?.place;
    const said = tests.length === 0 ? compiler?.message : undefined;
    const names = tests.slice(0, 3).join(", ") + (tests.length > 3 ? ` and ${tests.length - 3} more` : "");
    const message = names !== ""
        ? `${tests.length === 1 ? "a test fails" : "tests fail"}: ${names}`
        : (said ?? `the tests fail: ${output.split("\n").at(-1) ?? ""}`);
    return new user_error/* UserError */.y("test-failed", message, "Nothing was published. The output of the tests is above; test: false builds without them.", place === undefined ? {} : { place });
}
/** `file_test.go:12: said` stands below its test and names no directory: that comes with the package's own FAIL line. */
function testPlace(output, plan) {
    const said = /^\s+(?<file>[^\s/:]+_test\.go):(?<line>\d+): /m.exec(output)?.groups;
    const path = /^FAIL\t(?<path>\S+)/m.exec(output)?.groups?.["path"];
    const module = plan.programs[0]?.module;
    if (said === undefined || path === undefined || module === undefined || !`${path}/`.startsWith(`${module.path}/`))
        return undefined;
    return {
        file: external_node_path_.posix.join(module.directory, path.slice(module.path.length + 1), said["file"] ?? ""),
        line: Number(said["line"]),
    };
}
/** What usually helps, by what was said. */
const hints = [
    [
        /x509: certificate signed by unknown authority/,
        "A proxy with certificates of its own? Point SSL_CERT_FILE at the host's bundle.",
    ],
    [/requires go >= (?<version>[0-9.]+)/, "The module asks for a newer Go than the image has: set go-version."],
    [
        /terminal prompts disabled|could not read Username|Permission denied \(publickey\)/,
        "A private module? See docs/private-modules.md: GOPRIVATE with netrc or ssh.",
    ],
    [/missing go\.sum entry|updates to go\.mod needed/, "Run go mod tidy and commit go.mod and go.sum."],
    [/pattern .*: no matching files found/, "An embedded file is missing: build or generate it before this step."],
    [/no space left on device/, "The engine's disk is full: docker buildx prune frees it."],
];
function hint(output) {
    return hints.find(([said]) => said.test(output))?.[1] ?? "The whole output is above.";
}

// EXTERNAL MODULE: ./src/execute/builder.ts + 1 modules
var builder = __nccwpck_require__(1842);
// EXTERNAL MODULE: ./src/execute/said.ts
var said = __nccwpck_require__(714);
;// CONCATENATED MODULE: ./src/execute/measure.ts




/** From a registry, with the credentials of the Docker client. */
function registryReader(name, shell) {
    return async (digest) => {
        const { code, stdout, stderr } = await shell.run({
            program: "docker",
            args: ["buildx", "imagetools", "inspect", "--raw", `${name}@${digest}`],
        });
        if (code === 0)
            return JSON.parse(stdout);
        throw new user_error/* UserError */.y("registry-unavailable", `${name}@${digest} was pushed and cannot be read back: ${(0,said/* said */.a)(stderr)}`, "Try again; the push can be repeated.");
    };
}
/** From an OCI layout on disk: https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
function layoutReader(directory) {
    return async (digest) => JSON.parse(await (0,promises_.readFile)((0,external_node_path_.join)(directory, "blobs", ...digest.split(":")), "utf8"));
}
/** Sizes of an image by platform. `platforms` names the one platform of an image without an index. */
async function measure(digest, platforms, read) {
    const top = (await read(digest));
    if (top.manifests === undefined)
        return [size(platforms[0] ?? "", digest, top)];
    return Promise.all(top.manifests.map(async ({ digest: each, platform }) => {
        const text = [platform?.os, platform?.architecture, platform?.variant]
            .filter((part) => part !== undefined && part !== "")
            .join("/");
        // BuildKit leaves out the variant that every arm64 machine has.
        return size(text, each, (await read(each)));
    }));
}
function size(platform, digest, { layers = [], config }) {
    const sum = layers.reduce((total, layer) => total + layer.size, config?.size ?? 0);
    return { platform, digest, pull: sum, layers: layers.map((layer) => ({ digest: layer.digest, size: layer.size })) };
}

// EXTERNAL MODULE: ./src/execute/seeds.ts
var seeds = __nccwpck_require__(9129);
;// CONCATENATED MODULE: ./src/execute/publish.ts


/**
 * Gives an image that was pushed by digest all its tags in one call. Throws UserError `registry-unavailable`; the image is
 * then in the registry under its digest, with none or some of its tags.
 */
async function tagImage(name, digest, references, builder, shell) {
    const tags = references.flatMap((reference) => ["--tag", reference]);
    const select = builder === undefined ? [] : ["--builder", builder];
    // Without it, an image for one platform would be wrapped into an index and change its digest.
    const args = [
        "buildx",
        "imagetools",
        "create",
        ...select,
        "--prefer-index=false",
        "--progress",
        "plain",
        ...tags,
        `${name}@${digest}`,
    ];
    const { code, stderr } = await shell.run({ program: "docker", args });
    if (code === 0)
        return;
    throw new user_error/* UserError */.y("registry-unavailable", `${name}@${digest} is pushed and could not be tagged: ${(0,said/* said */.a)(stderr)}`, "Check that the credentials may write tags, and run again.");
}

// EXTERNAL MODULE: ./src/execute/secrets.ts
var secrets = __nccwpck_require__(1282);
;// CONCATENATED MODULE: ./src/execute/elf.ts
const segmentTypes = { load: 1, dynamic: 2, interpreter: 3 };
const dynamicTags = { end: 0n, needed: 1n, strings: 5n };
/** Far more than a linker writes; a damaged header must not make us read for ever. */
const maximumSegments = 256;
const maximumEntries = 4096;
/** Undefined when the bytes are no ELF file. A truncated or damaged one throws RangeError. */
function parseElf(bytes) {
    if (bytes.length < 52 || bytes.readUInt32BE(0) !== 0x7f45_4c46)
        return undefined;
    const bits = bytes[4] === 2 ? 64 : 32;
    const littleEndian = bytes[5] === 1;
    const read = reader(bytes, bits, littleEndian);
    const segments = readSegments(read, bits);
    const interpreter = segments.find(({ type }) => type === segmentTypes.interpreter);
    const type = read.u16(16);
    return {
        bits,
        littleEndian,
        machine: read.u16(18),
        executable: type === 2 || type === 3,
        entry: read.word(24),
        interpreter: interpreter === undefined ? undefined : elf_text(bytes, interpreter.offset, interpreter.size),
        needed: readNeeded(bytes, read, bits, segments),
    };
}
function reader(bytes, bits, littleEndian) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const within = (at, width) => {
        if (at + width > bytes.length)
            throw new RangeError(`an ELF file of ${bytes.length} bytes points at ${at}`);
        return at;
    };
    const u16 = (at) => view.getUint16(within(at, 2), littleEndian);
    const u32 = (at) => view.getUint32(within(at, 4), littleEndian);
    const u64 = (at) => view.getBigUint64(within(at, 8), littleEndian);
    return { u16, u32, word: (at) => (bits === 64 ? u64(at) : BigInt(u32(at))) };
}
function readSegments(read, bits) {
    const [start, size, count] = bits === 64 ? [Number(read.word(32)), read.u16(54), read.u16(56)] : [read.u32(28), read.u16(42), read.u16(44)];
    return Array.from({ length: Math.min(count, maximumSegments) }, (_, index) => {
        const at = start + index * size;
        const field = bits === 64 ? { offset: 8, address: 16, size: 32 } : { offset: 4, address: 8, size: 16 };
        return {
            type: read.u32(at),
            offset: Number(read.word(at + field.offset)),
            address: read.word(at + field.address),
            size: Number(read.word(at + field.size)),
        };
    });
}
function readNeeded(bytes, read, bits, segments) {
    const dynamic = segments.find(({ type }) => type === segmentTypes.dynamic);
    if (dynamic === undefined)
        return [];
    const width = bits / 8;
    const entries = [];
    for (let at = dynamic.offset; at < dynamic.offset + dynamic.size && entries.length < maximumEntries; at += 2 * width) {
        const tag = read.word(at);
        if (tag === dynamicTags.end)
            break;
        entries.push([tag, read.word(at + width)]);
    }
    const address = entries.find(([tag]) => tag === dynamicTags.strings)?.[1] ?? 0n;
    const holds = segments.find(({ type, address: from, size }) => type === segmentTypes.load && address >= from && address < from + BigInt(size));
    if (holds === undefined)
        return [];
    const strings = holds.offset + Number(address - holds.address);
    return entries.filter(([tag]) => tag === dynamicTags.needed).map(([, at]) => elf_text(bytes, strings + Number(at), 4096));
}
/** The bytes up to the first zero. */
function elf_text(bytes, start, limit) {
    const part = bytes.subarray(start, start + limit);
    const end = part.indexOf(0);
    return part.subarray(0, end < 0 ? part.length : end).toString("latin1");
}

;// CONCATENATED MODULE: ./src/execute/verify.ts




/** e_machine, word size and byte order of Go's Linux ports: https://github.com/golang/go/blob/master/src/debug/elf/elf.go */
const machines = {
    "386": [3, 32, true],
    amd64: [62, 64, true],
    arm: [40, 32, true],
    arm64: [183, 64, true],
    loong64: [258, 64, true],
    ppc64le: [21, 64, true],
    riscv64: [243, 64, true],
    s390x: [22, 64, false],
};
/** The binaries of a build in the tree that BuildKit's local exporter writes. */
function binariesOf(plan, directory) {
    return plan.platforms.flatMap((platform) => plan.programs.map(({ name }) => ({
        program: name,
        platform,
        path: (0,external_node_path_.join)(directory, platform.replaceAll("/", "_"), name, "usr/local/bin", name),
    })));
}
/**
 * Checks that every binary can start: a green build is no proof. Throws UserError `wrong-binary` with the first reason.
 * `libraries` is the directory with each image's /lib and /usr/lib, for programs that are linked dynamically.
 */
async function verifyBinaries(plan, binaries, libraries) {
    for (const binary of binaries) {
        const wrong = await reason(plan, binary, libraries);
        if (wrong !== undefined) {
            throw new user_error/* UserError */.y("wrong-binary", `${binary.program} for ${binary.platform} ${wrong}`, "No tag was set. docs/errors.md says what usually leads to this.");
        }
    }
}
async function reason(plan, { path, platform, program }, libraries) {
    const { mode } = await (0,promises_.lstat)(path);
    if ((mode & 0o111) === 0)
        return "is not executable: the package is no program, so go build wrote an archive";
    const elf = readElf(await (0,promises_.readFile)(path));
    if (typeof elf === "string")
        return elf;
    const arch = platform.split("/")[1] ?? "";
    const [machine, bits, littleEndian] = machines[arch] ?? [];
    if (elf.machine !== machine || elf.bits !== bits || elf.littleEndian !== littleEndian)
        return `was built for another machine (ELF machine ${elf.machine}, ${elf.bits} bits)`;
    if (!elf.executable || elf.entry === 0n)
        return "has no entry point";
    if (elf.interpreter === undefined)
        return undefined;
    if (plan.link !== "dynamic")
        return `is linked dynamically (it asks for ${elf.interpreter}), so it would not start in this image`;
    return missingLibrary(elf, plan, program, platform, libraries);
}
function readElf(bytes) {
    try {
        return (parseElf(bytes) ??
            (bytes.subarray(0, 8).toString("latin1") === "!<arch>\n"
                ? "is an archive: the package is no program"
                : "is no ELF file"));
    }
    catch (error) {
        if (error instanceof RangeError)
            return "is a damaged ELF file";
        throw error;
    }
}
/** Why a dynamic program would not start in the images that hold it; undefined when it would. */
async function missingLibrary(elf, plan, program, platform, libraries) {
    for (const { target, name, programs } of plan.images) {
        if (!programs.includes(program))
            continue;
        const present = new Set(await fileNames((0,external_node_path_.join)(libraries, target, platform.replaceAll("/", "_"))));
        const missing = [(0,external_node_path_.basename)(elf.interpreter ?? ""), ...elf.needed].find((library) => !present.has(library));
        if (missing !== undefined)
            return `needs ${missing}, which ${name} does not hold: add its package with apk`;
    }
    return undefined;
}
/** Base names of all files and links below. */
async function fileNames(directory) {
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}

;// CONCATENATED MODULE: ./src/build.ts
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});












/**
 * Carries out a plan: build everything, push by digest, check what came out, and only then give it tags.
 * Throws UserError `build-failed`, `test-failed`, `wrong-binary`, `registry-unavailable`, `base-image-missing` or `interrupted`.
 */
async function build(plan, work, host) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const place = __addDisposableResource(env_1, await workplace(work, plan, host.temporary), true);
        await (0,promises_.writeFile)(place.dockerfile, plan.dockerfile);
        await (0,promises_.writeFile)(`${place.dockerfile}.dockerignore`, plan.dockerignore);
        const baked = await host.log.group("Build", () => bakeWithSeeds(plan, work, place, host));
        await verifyBinaries(plan, binariesOf(plan, place.binaries), place.libraries);
        const images = await measureImages(plan, baked.digests, work.delivery, place, host);
        const published = work.delivery.kind === "push";
        if (published)
            await host.log.group("Publish", () => publish(images, work.builder, host));
        return {
            images: published ? images : images.map((image) => ({ ...image, references: [] })),
            published,
            seconds: baked.seconds,
            caches: (0,seeds/* usedCaches */.pd)(plan.caches, work.seeds),
        };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** A temporary directory that goes when the build ends, however it ends. */
async function workplace({ root, repository, seeds }, plan, temporary) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, "go-alpine-build-"));
    const path = (name) => (0,external_node_path_.join)(directory, name);
    await (0,promises_.mkdir)(path("layouts"));
    return {
        root,
        dockerfile: path("Dockerfile"),
        metadata: path("metadata.json"),
        binaries: path("binaries"),
        libraries: path("libraries"),
        layouts: path("layouts"),
        cacheNamespace: cacheNamespace(repository, plan),
        contexts: seeds.contexts,
        [Symbol.asyncDispose]: () => (0,promises_.rm)(directory, { recursive: true, force: true }),
    };
}
/** Tells the mounts of one repository, and of one kind of trigger, from others on the same engine. */
function cacheNamespace(repository, { caches }) {
    return (0,external_node_crypto_.createHash)("sha256").update(`${repository} ${caches.scope}`).digest("hex").slice(0, 12);
}
/** Carried caches may only save time: where they are what fails, the build is done without them. */
async function bakeWithSeeds(plan, work, place, host) {
    try {
        return await build_bake(plan, work, place, host);
    }
    catch (error) {
        if (isFull(error) && (await (0,builder/* moveToDisk */.aw)(work.builder, host)))
            return build_bake(plan, work, place, host);
        if (!(0,seeds/* failedBySeeds */.ZS)(error, work.seeds))
            throw error;
        host.log.warning(`the carried caches cannot be used, so the build starts again without them: ${error.message}`);
        return build_bake(plan, work, { ...place, contexts: {} }, host);
    }
}
async function build_bake(plan, { delivery, builder }, place, host) {
    const progress = (0,execute_progress/* startProgress */.ot)();
    const command = (0,bake/* bakeCommand */.FA)(plan, delivery, place, builder, (0,secrets/* secretSources */.x)(plan, host.env));
    const began = Date.now();
    const { code } = await host.shell.run({ ...command, onErrorLine: (line) => show(progress, line, host) });
    host.log.status("");
    if (code !== 0)
        throw buildFailure(plan, progress);
    const metadata = JSON.parse(await (0,promises_.readFile)(place.metadata, "utf8"));
    const digests = (0,bake/* imageTargets */.e_)(plan).map(([target]) => [target, digestOf(metadata[target], target)]);
    return {
        digests: new Map(digests),
        seconds: { ...(0,execute_progress/* stageSeconds */.eR)(progress), total: (0,execute_progress/* tenths */.TP)((Date.now() - began) / 1000) },
    };
}
function show(progress, line, host) {
    for (const row of (0,execute_progress/* follow */.e6)(progress, line))
        host.log.info(row);
    const now = (0,execute_progress/* running */.yk)(progress);
    host.log.status(now.length === 0 ? "" : `  …  ${now.at(-1) ?? ""}${now.length > 1 ? ` (and ${now.length - 1} more)` : ""}`);
}
function digestOf(metadata, target) {
    const digest = metadata?.["containerimage.digest"];
    if (typeof digest !== "string")
        throw new Error(`buildx reported no digest for ${target}`);
    return digest;
}
async function measureImages(plan, digests, delivery, place, host) {
    return Promise.all(plan.images.map(async ({ name, target, references }) => {
        const digest = digests.get(target) ?? "";
        const read = delivery.kind === "push"
            ? registryReader(name, host.shell)
            : layoutReader((0,external_node_path_.join)(delivery.kind === "layout" ? delivery.directory : place.layouts, target));
        return { name, digest, references, sizes: await measure(digest, plan.platforms, read) };
    }));
}
async function publish(images, builder, host) {
    for (const { name, digest, references } of images) {
        await tagImage(name, digest, references, builder, host.shell);
        for (const reference of references)
            host.log.info(`tagged  ${reference}`);
    }
}


/***/ }),

/***/ 5581:
/***/ ((module, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(module, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3135);
/* harmony import */ var _cli_arguments_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2544);
/* harmony import */ var _cli_help_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7911);
/* harmony import */ var _execute_builder_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1842);
/* harmony import */ var _execute_caches_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2808);
/* harmony import */ var _execute_seeds_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(9129);
/* harmony import */ var _hosts_cache_directory_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(5347);
/* harmony import */ var _hosts_interruption_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(9184);
/* harmony import */ var _hosts_printable_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(8456);
/* harmony import */ var _hosts_terminal_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(7069);
/* harmony import */ var _prepare_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9009);
/* harmony import */ var _report_error_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(8536);
/* harmony import */ var _report_outcome_text_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(1484);
/* harmony import */ var _report_plan_text_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(8495);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(8867);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(7495);
/* harmony import */ var _program_version_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(6819);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});



















async function main(words) {
    const parsed = (0,_cli_arguments_js__WEBPACK_IMPORTED_MODULE_3__/* .parseArguments */ .We)(words);
    const terminal = (0,_hosts_terminal_js__WEBPACK_IMPORTED_MODULE_9__/* .terminalHost */ .P)(process.stderr, process.env, (0,_hosts_interruption_js__WEBPACK_IMPORTED_MODULE_15__/* .interruption */ .Y)());
    const host = "cacheDirectory" in parsed ? withCaches(terminal, parsed.cacheDirectory) : terminal;
    switch (parsed.kind) {
        case "help":
            return print((0,_cli_help_js__WEBPACK_IMPORTED_MODULE_4__/* .helpText */ .B)(parsed.command));
        case "version":
            return print(`${_program_version_js__WEBPACK_IMPORTED_MODULE_14__/* .programVersion */ .R}\n`);
        case "plan":
        case "dockerfile": {
            const plan = await planOnly(parsed, host);
            if (parsed.kind === "plan")
                return printPlan(plan, parsed);
            for (const { message } of plan.notes)
                host.log.info(`note: ${message}`);
            return print(parsed.json ? json({ dockerfile: plan.dockerfile, dockerignore: plan.dockerignore }) : plan.dockerfile);
        }
        case "build":
            return runBuild(parsed, host);
    }
}
/** The plan as a push would have it: what `--push` adds is what people want to know. */
async function planOnly(run, host) {
    const settings = (0,_settings_js__WEBPACK_IMPORTED_MODULE_12__/* .parseSettings */ .P)(run.raw);
    const { facts } = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .readFacts */ .MH)({ ...run, settings, publish: true }, host);
    return (0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .sketchPlan */ .YG)(facts, settings.builder, host);
}
async function runBuild(run, host) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const settings = (0,_settings_js__WEBPACK_IMPORTED_MODULE_12__/* .parseSettings */ .P)(forDaemon(run));
        // Only a `--push` of some kind publishes: a build on a laptop is a try, whatever the branch.
        const reading = (0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .readFacts */ .MH)({ ...run, settings, publish: run.push }, host);
        if (settings.dryRun)
            return printPlan(await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .sketchPlan */ .YG)((await reading).facts, settings.builder, host), run);
        const place = __addDisposableResource(env_1, await temporaryPlace(host), true);
        const fetching = (0,_execute_seeds_js__WEBPACK_IMPORTED_MODULE_7__/* .fetchSeeds */ .Tm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.path, "seeds"), host);
        // Entries come while the builder starts and base images are asked for.
        const [{ facts, root, repository }, builder] = await Promise.all([
            reading.then((prepared) => (fetching.start((0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .earlyCaches */ .xz)(prepared.facts)), prepared)),
            (0,_execute_builder_js__WEBPACK_IMPORTED_MODULE_5__/* .readyBuilder */ .PO)(settings.builder, host),
        ]);
        const plan = await (0,_prepare_js__WEBPACK_IMPORTED_MODULE_10__/* .completePlan */ .PB)(facts, builder, host);
        host.log.info((0,_report_plan_text_js__WEBPACK_IMPORTED_MODULE_16__/* .planText */ .P)(plan).trimEnd());
        const seeds = await fetching.finish(plan.caches);
        const began = Math.floor(Date.now() / 1000);
        const outcome = await (0,_build_js__WEBPACK_IMPORTED_MODULE_2__/* .build */ .j)(plan, { root, delivery: deliveryOf(run, plan), builder, repository, seeds }, host);
        const work = { plan, root, builder, cacheNamespace: (0,_build_js__WEBPACK_IMPORTED_MODULE_2__/* .cacheNamespace */ .C)(repository, plan), seeds, began };
        await (0,_execute_caches_js__WEBPACK_IMPORTED_MODULE_6__/* .keepCaches */ .P)(work, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place.path, "exports"), host);
        print(run.json ? json({ plan, outcome }) : (0,_hosts_printable_js__WEBPACK_IMPORTED_MODULE_17__/* .printable */ .g)((0,_report_outcome_text_js__WEBPACK_IMPORTED_MODULE_18__/* .outcomeText */ .E)(plan, outcome)) + whereItIs(run, outcome));
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** A directory on this machine keeps caches, if one is named. An engine that lives on has its own anyway. */
function withCaches(host, asked) {
    const directory = asked ?? host.env["GO_ALPINE_BUILD_CACHE_DIR"] ?? "";
    return directory === "" ? host : { ...host, caches: (0,_hosts_cache_directory_js__WEBPACK_IMPORTED_MODULE_8__/* .cacheDirectory */ .o)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory)) };
}
async function temporaryPlace({ temporary }) {
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, "go-alpine-build-caches-"));
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }) };
}
function printPlan(plan, { json: asJson }) {
    print(asJson ? json(plan) : (0,_hosts_printable_js__WEBPACK_IMPORTED_MODULE_17__/* .printable */ .g)((0,_report_plan_text_js__WEBPACK_IMPORTED_MODULE_16__/* .planText */ .P)(plan)));
}
/** A Docker daemon takes one platform: its own, unless one was asked for. */
function forDaemon(run) {
    if (!run.load || run.raw["platforms"] !== undefined)
        return run.raw;
    const arch = { x64: "amd64", ia32: "386" }[process.arch] ?? process.arch;
    return { ...run.raw, platforms: `linux/${arch}` };
}
function deliveryOf(run, plan) {
    if (run.load)
        return { kind: "load" };
    if (run.output !== undefined)
        return { kind: "layout", directory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(run.output) };
    return plan.publish.push ? { kind: "push" } : { kind: "none" };
}
function whereItIs(run, { published }) {
    if (published)
        return "";
    if (run.load)
        return "Loaded into the Docker daemon under the tag dev.\n";
    if (run.output !== undefined)
        return `Written to ${run.output} as OCI layouts.\n`;
    return "The image is in the engine's cache only: --load, --push or --output DIR keeps it.\n";
}
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
function print(text) {
    process.stdout.write(text);
}
function exitCode(error) {
    if (!(error instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_13__/* .UserError */ .y))
        return 70;
    return error.code === "invalid-command-line" ? 2 : error.code === "interrupted" ? 130 : 1;
}
const words = process.argv.slice(2);
// A reader that stops early, such as head, is no failure.
process.stdout.on("error", (error) => {
    if (error.code !== "EPIPE")
        throw error;
});
try {
    await main(words);
}
catch (error) {
    if (words.includes("--json") && error instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_13__/* .UserError */ .y)
        print(json((0,_report_error_js__WEBPACK_IMPORTED_MODULE_11__/* .errorJson */ .d)(error)));
    process.stderr.write((0,_hosts_printable_js__WEBPACK_IMPORTED_MODULE_17__/* .printable */ .g)((0,_report_error_js__WEBPACK_IMPORTED_MODULE_11__/* .errorText */ .k)(error)));
    process.exitCode = exitCode(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 2544:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  rG: () => (/* binding */ ownOptions),
  We: () => (/* binding */ parseArguments)
});

// UNUSED EXPORTS: commands

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
// EXTERNAL MODULE: ./src/settings/inputs.ts
var inputs = __nccwpck_require__(7428);
// EXTERNAL MODULE: ./src/user-error.ts
var user_error = __nccwpck_require__(7495);
;// CONCATENATED MODULE: ./src/cli/arguments.ts



const commands = ["plan", "dockerfile", "build"];
/** Options that are no inputs, and the commands that know them. */
const ownOptions = {
    trigger: {
        type: "string",
        commands,
        value: "WHAT",
        help: "release:v1.4.2, branch:main, pull-request:7, fork:7 or local; default: what GitHub or GitLab says, else local",
    },
    json: { type: "boolean", commands, value: "", help: "print JSON on standard output, errors too" },
    load: {
        type: "boolean",
        commands: ["build"],
        value: "",
        help: "load the image into the local Docker daemon, for its own platform",
    },
    // `--push` alone pushes; `--push=auto` and `--push=never` are the input of that name.
    output: {
        type: "string",
        commands: ["build"],
        value: "DIR",
        help: "write the images as OCI layouts, one directory each",
    },
    "cache-dir": {
        type: "string",
        commands,
        value: "DIR",
        help: "keep modules, compiled packages and Go itself there for the next run; default: $GO_ALPINE_BUILD_CACHE_DIR",
    },
};
/** Reads a command line. Throws UserError `invalid-command-line`. */
function parseArguments(words) {
    const [first, second] = words;
    if (first === "--version" || first === "-V")
        return { kind: "version" };
    if (first === undefined || first === "help" || first === "--help" || first === "-h")
        return { kind: "help", command: commands.find((name) => name === second) };
    const command = commands.find((name) => name === first);
    if (command === undefined)
        throw wrong(`there is no command ${JSON.stringify(first)}`, `The commands are ${commands.join(", ")}; --help explains them.`);
    if (words.includes("--help") || words.includes("-h"))
        return { kind: "help", command };
    const { values, positionals } = parse(words.slice(1).map(withValue), command);
    if (positionals.length > 1)
        throw wrong(`one directory is expected, and here are ${positionals.length}: ${positionals.join(" ")}`, "Lists are given with one option an item.");
    const raw = Object.fromEntries(inputs/* inputs */.Q.flatMap(({ name }) => values[name] === undefined ? [] : [[name, values[name].join("\n")]]));
    if (raw["push"] === "true")
        raw["push"] = "always";
    const push = raw["push"] !== undefined && raw["push"] !== "never";
    const deliveries = [push, values["load"] === true, values["output"] !== undefined].filter(Boolean);
    if (deliveries.length > 1)
        throw wrong("--push, --load and --output exclude each other", "Choose one.");
    return {
        kind: command,
        directory: positionals[0] ?? ".",
        raw,
        trigger: values["trigger"],
        json: values["json"] === true,
        load: values["load"] === true,
        push,
        output: values["output"],
        cacheDirectory: values["cache-dir"],
    };
}
function parse(words, command) {
    const own = Object.entries(ownOptions).filter(([, option]) => option.commands.includes(command));
    const options = {
        ...Object.fromEntries(inputs/* inputs */.Q.map(({ name }) => [name, { type: "string", multiple: true }])),
        ...Object.fromEntries(own.map(([name, { type }]) => [name, { type }])),
    };
    try {
        return (0,external_node_util_namespaceObject.parseArgs)({ args: [...words], options, allowPositionals: true, strict: true });
    }
    catch (error) {
        throw wrong(error instanceof Error ? (error.message.split(". ")[0] ?? "") : String(error), `go-alpine-build ${command} --help lists the options.`);
    }
}
/** `--test` alone means `--test=true`. */
function withValue(word) {
    const name = word.startsWith("--") && !word.includes("=") ? word.slice(2) : undefined;
    const bare = name === "push" || inputs/* inputs */.Q.some((input) => input.name === name && input.flag === true);
    return bare ? `${word}=true` : word;
}
function wrong(message, hint) {
    return new user_error/* UserError */.y("invalid-command-line", message, hint);
}


/***/ }),

/***/ 7911:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ helpText)
/* harmony export */ });
/* harmony import */ var _report_table_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(790);
/* harmony import */ var _settings_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7428);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2544);



const usages = {
    plan: ["plan [DIR] [--json]", "Say what would be built, tagged and pushed, and why."],
    dockerfile: ["dockerfile [DIR]", "Print the Dockerfile; it is yours to keep."],
    build: [
        "build [DIR] [--load | --push | --output DIR]",
        "Build the images; without one of these options, only to see that it works.",
    ],
};
function helpText(command) {
    return command === undefined ? overview() : commandHelp(command);
}
function overview() {
    return [
        "Turns a repository with a go.mod into the smallest correct Alpine image, for several platforms.",
        "",
        "Usage:",
        ...(0,_report_table_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .YB)(Object.values(usages).map(([usage, help]) => [`  go-alpine-build ${usage}`, help])),
        "",
        "go-alpine-build COMMAND --help lists the options of a command.",
        "Exit codes: 0 done, 1 you can mend it, 2 wrong command line, 70 our bug, 130 interrupted.",
        "",
    ].join("\n");
}
function commandHelp(command) {
    const [usage, help] = usages[command];
    const own = Object.entries(_arguments_js__WEBPACK_IMPORTED_MODULE_1__/* .ownOptions */ .rG).filter(([, option]) => option.commands.includes(command));
    const section = (topic) => _settings_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .Q
        .filter((input) => input.topic === topic)
        .map(({ name, flag, description }) => [
        `  --${name}${flag === true ? "" : " VALUE"}`,
        firstSentences(description),
    ]);
    return [
        help,
        "",
        `Usage: go-alpine-build ${usage} [OPTION ...]`,
        "",
        ...(0,_report_table_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .YB)(own.map(([name, option]) => [`  --${name}${option.value === "" ? "" : ` ${option.value}`}`, option.help])),
        ..._settings_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .topics */ .v.flatMap((topic) => ["", `${topic}:`, ...(0,_report_table_js__WEBPACK_IMPORTED_MODULE_2__/* .columns */ .YB)(section(topic))]),
        "",
        "Lists are given with one option an item, or with commas.",
        "",
    ].join("\n");
}
/** Help for a terminal is one line an option; docs/inputs.md has the rest. */
function firstSentences(description) {
    const plain = description.replaceAll("`", "");
    return plain.length <= 110 ? plain : (/^.{20,110}?(?=[.:;] )/.exec(plain)?.[0] ?? `${plain.slice(0, 107)}...`);
}


/***/ }),

/***/ 2678:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ machine),
/* harmony export */   QE: () => (/* binding */ caBundlePath),
/* harmony export */   Qo: () => (/* binding */ readEnvironment),
/* harmony export */   eQ: () => (/* binding */ netrcPath)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** Go's settings for fetching modules, and the proxies of curl, git and the go command. */
const passed = [
    "GOPROXY",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOSUMDB",
    "GOINSECURE",
    "GOAUTH",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
];
function readEnvironment(env) {
    const set = (name) => (env[name] ?? "") !== "";
    return {
        variables: passed.filter(set).sort(),
        privateModules: (env["GOPRIVATE"] ?? "")
            .split(",")
            .map((pattern) => pattern.trim())
            .filter((pattern) => /^[A-Za-z0-9.*_~/-]+$/.test(pattern)),
        // The go command splits it at any white space; a line break must not reach the Dockerfile.
        goFlags: (env["GOFLAGS"] ?? "").replace(/\s+/g, " ").trim(),
        caBundle: caBundlePath(env) !== undefined,
        netrc: netrcPath(env) !== undefined,
    };
}
/** The bundle that SSL_CERT_FILE names, which Go, git and OpenSSL read alike. */
function caBundlePath(env) {
    return existing(env["SSL_CERT_FILE"]);
}
function netrcPath(env) {
    return existing(env["NETRC"]) ?? existing((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env["HOME"] ?? (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), ".netrc"));
}
const existing = (path) => path !== undefined && path !== "" && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? path : undefined;
/** This machine's architecture, as Go names it. */
function machine() {
    return { x64: "amd64", ia32: "386", ppc64: "ppc64le" }[process.arch] ?? process.arch;
}


/***/ }),

/***/ 5062:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ attributes)
/* harmony export */ });
/** `name=value,…` as buildx takes it for outputs and secrets: one row of CSV. */
function attributes(values) {
    return Object.entries(values)
        .map(([name, value]) => `${name}=${value}`)
        .map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
        .join(",");
}


/***/ }),

/***/ 6406:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FA: () => (/* binding */ bakeCommand),
/* harmony export */   HM: () => (/* binding */ bakeText),
/* harmony export */   e_: () => (/* binding */ imageTargets),
/* harmony export */   hY: () => (/* binding */ bakeEnvironment),
/* harmony export */   z9: () => (/* binding */ commonTarget)
/* harmony export */ });
/* unused harmony export bakeFile */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5062);


/** The one call that builds all images for all platforms. `secrets` are buildx's own `id=…,env=…` or `id=…,src=…`. */
function bakeCommand(plan, delivery, place, builder, secrets) {
    return {
        program: "docker",
        args: [
            "buildx",
            "bake",
            ...(builder === undefined ? [] : ["--builder", builder]),
            "--file",
            "-",
            "--metadata-file",
            place.metadata,
            "--progress",
            "rawjson",
        ],
        input: bakeFile(plan, delivery, place, secrets),
        directory: place.root,
        env: bakeEnvironment,
    };
}
/** The file is ours, so there is nobody to ask for leave to read the Dockerfile beside it. */
const bakeEnvironment = { BUILDX_BAKE_ENTITLEMENTS_FS: "0", BUILDX_NO_DEFAULT_ATTESTATIONS: "1" };
/** Format: https://docs.docker.com/build/bake/reference/ */
function bakeFile(plan, delivery, place, secrets) {
    const common = commonTarget(plan, place, secrets);
    const images = imageTargets(plan).map(([name, references]) => [
        name,
        {
            ...common,
            target: name,
            labels: plan.labels,
            annotations: annotations(plan),
            output: outputs(name, references, delivery, place),
        },
    ]);
    const libraries = imageTargets(plan).map(([name]) => [
        `${name}-libraries`,
        {
            ...common,
            target: `${name}-libraries`,
            output: [(0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .u)({ type: "local", dest: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.libraries, name), "platform-split": "true" })],
        },
    ]);
    const target = {
        ...Object.fromEntries(images),
        binaries: {
            ...common,
            target: "binaries",
            output: [(0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .u)({ type: "local", dest: place.binaries, "platform-split": "true" })],
        },
        ...(plan.link === "dynamic" ? Object.fromEntries(libraries) : {}),
    };
    return bakeText(target);
}
/** What all targets of a plan share. */
function commonTarget(plan, place, secrets) {
    return {
        context: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.root, plan.context),
        dockerfile: place.dockerfile,
        platforms: plan.platforms,
        args: { ...plan.arguments, SOURCE_DATE_EPOCH: String(plan.created), BUILDKIT_CACHE_MOUNT_NS: place.cacheNamespace },
        attest: ["type=provenance,disabled=true"],
        ...(Object.keys(place.contexts).length > 0 ? { contexts: place.contexts } : {}),
        ...(secrets.length > 0 ? { secret: secrets } : {}),
        ...(plan.ssh ? { ssh: ["default"] } : {}),
    };
}
/** A bake file that builds all of these targets. */
function bakeText(target) {
    return JSON.stringify({ group: { default: { targets: Object.keys(target) } }, target }, escapeTemplates);
}
/** Images that hold the same programs are one target with several names. */
function imageTargets(plan) {
    const targets = new Map();
    for (const { target, name } of plan.images)
        targets.set(target, [...(targets.get(target) ?? []), name]);
    return [...targets];
}
function outputs(target, names, delivery, place) {
    // Same times in each build: files of ours carry none, and what BuildKit makes itself gets the commit's.
    const fixed = { "rewrite-timestamp": "true", "oci-mediatypes": "true" };
    const layout = (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .u)({ type: "oci", dest: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.layouts, target), tar: "false", ...fixed });
    switch (delivery.kind) {
        case "push":
            // By digest: nothing carries a tag before everything has been checked.
            return [
                (0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .u)({
                    type: "image",
                    name: names.join(","),
                    push: "true",
                    "push-by-digest": "true",
                    "name-canonical": "true",
                    ...fixed,
                }),
            ];
        case "load":
            return [(0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .u)({ type: "docker", name: `${names[0] ?? target}:dev`, "rewrite-timestamp": "true" }), layout];
        case "layout":
            return [(0,_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .attributes */ .u)({ type: "oci", dest: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(delivery.directory, target), tar: "false", ...fixed })];
        case "none":
            return [layout];
    }
}
/** An image for one platform has no index to annotate. */
function annotations({ annotations: wanted, platforms }) {
    const level = platforms.length > 1 ? "index,manifest" : "manifest";
    return Object.entries(wanted).map(([name, value]) => `${level}:${name}=${value}`);
}
/** Bake reads ${…} and %{…} in JSON strings as templates; a doubled sigil is the literal text. */
function escapeTemplates(_key, value) {
    return typeof value === "string" ? value.replace(/[$%](?=\{)/g, (sigil) => sigil + sigil) : value;
}


/***/ }),

/***/ 1842:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  aw: () => (/* binding */ moveToDisk),
  PO: () => (/* binding */ readyBuilder)
});

// UNUSED EXPORTS: createBuilder

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./src/plan/engine-memory.ts
const gib = 1024 ** 3;
/** A large cold build takes 2 GiB of state. */
const least = 3 * gib;
const most = 12 * gib;
/**
 * Half of what is free, so that the builds have the other half. Only where the machine goes when the job ends: elsewhere
 * the memory would be missed, and the disk keeps the engine's own caches. GO_ALPINE_BUILD_MEMORY names the GiB; 0 is the disk.
 */
function engineState({ system, available, env }) {
    const asked = (env["GO_ALPINE_BUILD_MEMORY"] ?? "").trim();
    const amount = /^[0-9]{1,4}$/.test(asked) ? Number(asked) * gib : undefined;
    if (amount === 0)
        return { kind: "disk", because: "GO_ALPINE_BUILD_MEMORY is 0" };
    if (system !== "linux")
        return { kind: "disk", because: `Docker has a machine of its own on ${system}` };
    const daemon = env["DOCKER_HOST"] ?? "";
    if (daemon !== "" && !daemon.startsWith("unix://"))
        return { kind: "disk", because: "the Docker daemon is elsewhere" };
    if (amount !== undefined)
        return { kind: "memory", bytes: Math.min(amount, Math.floor(available * 0.9)) };
    if (env["RUNNER_ENVIRONMENT"] !== "github-hosted")
        return { kind: "disk", because: "this machine outlives the job" };
    const half = Math.floor(available / 2);
    if (half < least)
        return { kind: "disk", because: "little memory is free" };
    return { kind: "memory", bytes: Math.min(half, most) };
}

// EXTERNAL MODULE: ./src/user-error.ts
var user_error = __nccwpck_require__(7495);
// EXTERNAL MODULE: ./src/execute/said.ts
var said = __nccwpck_require__(714);
;// CONCATENATED MODULE: ./src/execute/builder.ts




/** Drivers whose engine builds for several platforms and exports OCI layouts; the daemon's own, `docker`, does neither for sure. */
const capable = ["docker-container", "kubernetes", "remote", "cloud"];
const ours = "go-alpine-build";
/** Where buildx lets the engine of that builder keep its state: https://github.com/docker/buildx, driver/docker-container. */
const stateVolume = `buildx_buildkit_${ours}0_state`;
/**
 * Name of the builder to use, undefined for the current one. One is created when the current one cannot do the job.
 * Throws UserError `engine-unavailable`, or `invalid-input` for a builder that was asked for and does not exist.
 */
async function readyBuilder(asked, host) {
    const inspect = (name) => host.shell.run({ program: "docker", args: ["buildx", "inspect", ...name] });
    const current = await inspect(asked === undefined ? [] : [asked]);
    if (current.code === 127)
        throw unavailable("docker is not installed");
    if (asked !== undefined) {
        if (current.code === 0)
            return asked;
        if ((0,said/* said */.a)(current.stderr) === said/* noPlugin */.J)
            throw unavailable(said/* noPlugin */.J);
        throw new user_error/* UserError */.y("invalid-input", `builder: there is no builder ${asked}`, "docker buildx ls lists them.", {
            cause: current.stderr,
        });
    }
    if (current.code === 0 && capable.includes(driver(current.stdout)))
        return undefined;
    if (capable.includes(driver((await inspect([ours])).stdout)))
        return ours;
    host.log.info(`creating the builder ${ours}: ${current.code === 0 ? "the current one cannot build for several platforms" : (0,said/* said */.a)(current.stderr)}`);
    const available = Math.min((0,external_node_os_.freemem)(), process.constrainedMemory() || Infinity);
    await createBuilder(engineState({ system: process.platform, available, env: host.env }), host);
    return ours;
}
/**
 * Creates our builder. In memory an engine unpacks several times faster; buildx takes a volume of the right name as it is.
 * Where that cannot be had the disk will do. Throws UserError `engine-unavailable`.
 */
async function createBuilder(state, { shell, log }) {
    if (state.kind === "memory") {
        const size = Math.floor(state.bytes / 1024 ** 2);
        const options = ["type=tmpfs", "device=tmpfs", `o=size=${size}m`].flatMap((option) => ["--opt", option]);
        const args = ["volume", "create", "--driver", "local", ...options, stateVolume];
        const { code, stderr } = await shell.run({ program: "docker", args });
        log.info(code === 0 ? `its state is in memory, ${size} MiB at most` : `its state is on disk: ${(0,said/* said */.a)(stderr)}`);
    }
    const created = await shell.run({
        program: "docker",
        args: ["buildx", "create", "--name", ours, "--driver", "docker-container", "--bootstrap"],
    });
    if (created.code !== 0)
        throw unavailable((0,said/* said */.a)(created.stderr));
}
/**
 * Makes our builder anew with its state on disk, for a build that the memory was too small for. False where the builder is
 * another one or is on disk already. Throws UserError `engine-unavailable`.
 */
async function moveToDisk(builder, host) {
    if (builder !== ours)
        return false;
    const docker = (...args) => host.shell.run({ program: "docker", args });
    const { code, stdout } = await docker("volume", "inspect", "--format", "{{.Options.type}}", stateVolume);
    if (code !== 0 || stdout.trim() !== "tmpfs")
        return false;
    host.log.warning("the memory for the engine is full: the build starts again on disk");
    await docker("buildx", "rm", ours);
    // buildx removes it with the builder; where it did not, the new one would be in memory again.
    await docker("volume", "rm", "--force", stateVolume);
    await createBuilder({ kind: "disk", because: "the memory was too small" }, host);
    return true;
}
const driver = (inspected) => /^Driver:\s+(?<driver>\S+)/m.exec(inspected)?.groups?.["driver"] ?? "";
function unavailable(reason) {
    return new user_error/* UserError */.y("engine-unavailable", `no BuildKit engine can be reached: ${reason}`, "Start Docker, or point BUILDX_BUILDER at a builder (docker buildx create --driver docker-container).");
}


/***/ }),

/***/ 2808:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ keepCaches)
/* harmony export */ });
/* unused harmony export exportCommand */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7495);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5062);
/* harmony import */ var _bake_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6406);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7980);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1282);
/* harmony import */ var _seed_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6225);








/**
 * Exports the caches from the engine that has just built, and keeps those that are worth it. Says in one line each what
 * became of them. The build is done by then: nothing but an interruption is more than a warning.
 */
async function keepCaches(work, directory, host) {
    try {
        await saveCaches(work, directory, host);
    }
    catch (error) {
        if (error instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y && error.code === "interrupted")
            throw error;
        host.log.warning(`the caches are not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
}
async function saveCaches(work, directory, host) {
    const { plan, seeds } = work;
    const { entries, saving } = plan.caches;
    const store = host.caches;
    if (entries.length === 0 || store === undefined)
        return;
    const refused = saving.save ? store.unwritable : saving.because;
    if (refused !== undefined)
        return host.log.info(`caches: nothing is kept: ${refused}`);
    // A toolchain is named by the image it is made from and never changes.
    const wanted = entries.filter(({ kind, name }) => kind !== "toolchain" || !has(seeds, name));
    const measured = await exportSeeds(work, wanted, directory, host);
    if (measured === undefined)
        return;
    for (const entry of wanted) {
        const layout = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, entry.name);
        const decision = await weigh(entry, measured.get(entry.name), layout, seeds);
        if (typeof decision === "string")
            host.log.info(`caches: ${entry.name} is not kept: ${decision}`);
        else {
            const key = entryKey(entry, decision, seeds);
            const said = (await store.save(key, layout)) ? "kept" : "not taken, or there already";
            host.log.info(`caches: ${entry.name} is ${said}, ${megabytes(decision.bytes)}, of which ${megabytes(measured.get(entry.name)?.added ?? 0)} are new: ${key}`);
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(layout, { recursive: true, force: true });
    }
}
const has = ({ found }, name) => found.some((seed) => seed.name === name);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
/** What was found damaged is kept beside under another name: no place lets an entry be replaced. */
function entryKey({ key, name }, { digest }, { damaged }) {
    return `${key}${digest.slice("sha256:".length, "sha256:".length + 16)}${damaged.includes(name) ? "-again" : ""}`;
}
/** The layout, checked, or why it is not to be kept. */
async function weigh(entry, measured, directory, { found }) {
    if (measured === undefined)
        return "it was not exported";
    const before = found.find(({ name }) => name === entry.name);
    if (measured.files === 0)
        return before === undefined ? "it came out empty" : `only ${megabytes(measured.added)} of it is new`;
    if (before?.equal === true && measured.unpacked * 2 < before.unpacked)
        return `it came out much smaller (${measured.unpacked} bytes) than what equal inputs left before (${before.unpacked})`;
    await (0,_seed_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .labelSeed */ .qI)(directory, entry.name, measured);
    const layout = await (0,_seed_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .readSeed */ .OY)(directory, entry.name);
    return typeof layout === "string" ? `it ${layout}` : { ...layout, added: measured.added };
}
/** Writes one layout for each entry below `directory`. Resolves to what the steps report by entry; undefined when it failed. */
async function exportSeeds(work, entries, directory, host) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
    const dockerfile = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, "Dockerfile");
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(dockerfile, `${work.plan.dockerfile}\n${work.plan.caches.exports}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(`${dockerfile}.dockerignore`, work.plan.dockerignore);
    const progress = (0,_progress_js__WEBPACK_IMPORTED_MODULE_4__/* .startProgress */ .ot)();
    const command = exportCommand(work, entries, directory, (0,_secrets_js__WEBPACK_IMPORTED_MODULE_5__/* .secretSources */ .x)(work.plan, host.env));
    const { code } = await host.shell.run({ ...command, onErrorLine: (line) => void (0,_progress_js__WEBPACK_IMPORTED_MODULE_4__/* .follow */ .e6)(progress, line) });
    const said = [...progress.logs.values()].join("\n");
    if (code === 0)
        return measurements(said);
    host.log.warning(`the caches could not be exported and are not kept: ${reason(progress)}`);
    return undefined;
}
function reason(progress) {
    const { error = "", output = "" } = (0,_progress_js__WEBPACK_IMPORTED_MODULE_4__/* .failure */ .V2)(progress) ?? {};
    const lines = [...progress.plain, error, ...output.split("\n")].filter((line) => line.trim() !== "");
    return lines.at(-1) ?? "no reason was given";
}
function exportCommand(work, entries, directory, secrets) {
    const { plan, seeds, builder } = work;
    const place = { ...work, dockerfile: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, "Dockerfile"), contexts: seeds.contexts };
    const common = (0,_bake_js__WEBPACK_IMPORTED_MODULE_3__/* .commonTarget */ .z9)(plan, place, secrets);
    const args = {
        ...common["args"],
        EXPORT: String(Date.now()),
        BEGAN: String(work.began),
        SEEDED: seeds.found.map(({ name }) => name).join(" "),
    };
    const targets = entries.map(({ name, kind, platform }) => [
        name,
        {
            ...common,
            args,
            target: `export-${kind}`,
            // What is for no platform is exported where it was made.
            platforms: platform === null ? [] : [platform],
            output: [
                (0,_attributes_js__WEBPACK_IMPORTED_MODULE_7__/* .attributes */ .u)({
                    type: "oci",
                    tar: "false",
                    dest: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name),
                    compression: "zstd",
                    "force-compression": "true",
                    "oci-mediatypes": "true",
                }),
            ],
        },
    ]);
    return {
        program: "docker",
        args: [
            "buildx",
            "bake",
            ...(builder === undefined ? [] : ["--builder", builder]),
            "--file",
            "-",
            "--progress",
            "rawjson",
        ],
        input: (0,_bake_js__WEBPACK_IMPORTED_MODULE_3__/* .bakeText */ .HM)(Object.fromEntries(targets)),
        directory: work.root,
        env: _bake_js__WEBPACK_IMPORTED_MODULE_3__/* .bakeEnvironment */ .hY,
    };
}
/** Lines `cache: NAME FILES BYTES ADDED`. */
function measurements(output) {
    const lines = output.matchAll(/^cache: (?<name>\S+) (?<files>\d+) (?<unpacked>\d+) (?<added>\d+)$/gm);
    return new Map([...lines].map(({ groups }) => [
        groups?.["name"] ?? "",
        {
            files: Number(groups?.["files"]),
            unpacked: Number(groups?.["unpacked"]),
            added: Number(groups?.["added"]),
        },
    ]));
}


/***/ }),

/***/ 7980:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TP: () => (/* binding */ tenths),
/* harmony export */   V2: () => (/* binding */ failure),
/* harmony export */   e6: () => (/* binding */ follow),
/* harmony export */   eR: () => (/* binding */ stageSeconds),
/* harmony export */   ot: () => (/* binding */ startProgress),
/* harmony export */   u: () => (/* binding */ stepName),
/* harmony export */   yk: () => (/* binding */ running)
/* harmony export */ });
/* unused harmony export secondsOf */
/** The output of one step is kept up to this many characters, its end being what explains a failure. */
const keptOutput = 200_000;
function startProgress() {
    return { vertices: new Map(), logs: new Map(), plain: [] };
}
/** Takes one line of buildx's standard error. Returns what is worth a line in the log: steps that ended, and what they print. */
function follow(progress, line) {
    const status = parse(line);
    if (status === undefined) {
        if (line.trim() !== "")
            progress.plain.push(line);
        return [];
    }
    const said = (status.logs ?? []).flatMap(({ vertex, data }) => {
        const text = Buffer.from(data, "base64").toString("utf8");
        progress.logs.set(vertex, `${progress.logs.get(vertex) ?? ""}${text}`.slice(-keptOutput));
        return text
            .split("\n")
            .filter((row) => row.trim() !== "")
            .map((row) => `  | ${row}`);
    });
    const ended = (status.vertexes ?? []).flatMap((vertex) => {
        const before = progress.vertices.get(vertex.digest);
        progress.vertices.set(vertex.digest, { ...before, ...vertex });
        return before?.completed === undefined && vertex.completed !== undefined ? stepLine(vertex) : [];
    });
    return [...said, ...ended];
}
/** Names of the steps that run now, oldest first. */
function running(progress) {
    return [...progress.vertices.values()]
        .filter((vertex) => vertex.started !== undefined && vertex.completed === undefined)
        .flatMap(({ name }) => stepName(name) ?? []);
}
/** The step that failed, with its output; undefined when none did. Steps that were only cancelled by it do not count. */
function failure(progress) {
    const failed = [...progress.vertices.values()].filter(({ error }) => error !== undefined && !/context canceled/i.test(error));
    const [first] = failed;
    return first === undefined
        ? undefined
        : { name: first.name, error: first.error ?? "", output: progress.logs.get(first.digest) ?? "" };
}
/** Stages of the Dockerfile that people wait for, by the names that BuildKit gives their steps. */
const stages = {
    generate: / source \d/,
    test: / test \d|^\[test \d/,
    compile: /build \d+\/\d+\] RUN/,
    export: /exporting to/,
};
/** Seconds from the first start to the last end of each stage's steps; a stage that did not run is not in it. */
function stageSeconds(progress) {
    const found = Object.entries(stages).map(([stage, name]) => [stage, secondsOf(progress, name)]);
    return Object.fromEntries(found.flatMap(([stage, seconds]) => (seconds === undefined ? [] : [[stage, seconds]])));
}
function tenths(seconds) {
    return Math.round(seconds * 10) / 10;
}
/** Seconds from the first start to the last end of the steps whose name matches, rounded to a tenth; undefined when none ran. */
function secondsOf(progress, name) {
    const steps = [...progress.vertices.values()].filter((vertex) => name.test(vertex.name) && vertex.started !== undefined && vertex.completed !== undefined);
    if (steps.length === 0)
        return undefined;
    const first = Math.min(...steps.map(({ started }) => Date.parse(started ?? "")));
    const last = Math.max(...steps.map(({ completed }) => Date.parse(completed ?? "")));
    return tenths((last - first) / 1000);
}
/** What the steps of our stages do, for people. */
const actions = {
    go: "install packages",
    source: "generate",
    test: "test",
    build: "compile",
    root: "put files together",
};
/**
 * A step in a few words: `compile for linux/arm64`, `pull alpine:3.24`. Undefined for the many that only copy or prepare.
 * BuildKit names steps `[TARGET PLATFORM STAGE n/m] INSTRUCTION`, and a platform that is cross-compiled `linux/amd64->arm64`.
 */
function stepName(name) {
    const { platform = "", stage = "", instruction = "", } = /^\[(?:\S+ )??(?:(?<platform>linux\/\S+) )?(?<stage>\S+) \d+\/\d+\] (?<instruction>[\s\S]*)$/.exec(name)
        ?.groups ?? {};
    const pulled = /^FROM (?:docker\.io\/library\/)?(?<image>[^@\s]+)/.exec(instruction)?.groups?.["image"];
    if (pulled !== undefined)
        return pulled === "scratch" ? undefined : `pull ${pulled}`;
    if (instruction.startsWith("RUN"))
        return `${actions[stage] ?? stage}${stage === "build" && platform !== "" ? ` for ${platform.replace(/^(linux\/).*->/, "$1")}` : ""}`;
    return /^(?:\[\S+\] )?exporting to (?:image|oci|docker)/.test(name) ? "export" : undefined;
}
function stepLine(vertex) {
    const name = stepName(vertex.name);
    if (vertex.error !== undefined)
        return /context canceled/i.test(vertex.error) ? [] : [`failed  ${name ?? vertex.name}`];
    if (name === undefined)
        return [];
    const seconds = (Date.parse(vertex.completed ?? "") - Date.parse(vertex.started ?? "")) / 1000;
    // Base images that are there already are resolved in no time; that is no news.
    if (name.startsWith("pull") && (vertex.cached === true || seconds < 0.2))
        return [];
    return [vertex.cached === true ? `cached  ${name}` : `${seconds.toFixed(1).padStart(5)}s  ${name}`];
}
function parse(line) {
    if (!line.startsWith("{"))
        return undefined;
    try {
        return JSON.parse(line);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 714:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ noPlugin),
/* harmony export */   a: () => (/* binding */ said)
/* harmony export */ });
const noPlugin = "docker has no buildx plugin";
/** The one line of a tool's standard error that tells what went wrong: its last `ERROR:`, else the first line it said. */
function said(stderr) {
    if (/unknown flag: --|unknown command: docker buildx|is not a docker command/.test(stderr))
        return noPlugin;
    const lines = stderr
        .split("\n")
        .map((row) => row.trim())
        .filter((row) => row !== "");
    const error = lines.findLast((row) => /^ERROR: /i.test(row));
    return error?.replace(/^ERROR: /i, "") ?? lines[0] ?? "it did not say why";
}


/***/ }),

/***/ 1282:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ secretSources)
/* harmony export */ });
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2678);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7495);
/* harmony import */ var _attributes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5062);



/**
 * Buildx's way to hand over what the plan names: `id=NAME,env=NAME` and `id=ca-bundle,src=PATH`. Values never appear.
 * Throws UserError `invalid-input` for a variable that is not set.
 */
function secretSources(plan, env) {
    return plan.secrets.map((name) => {
        if (name === "ca-bundle")
            return (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .attributes */ .u)({ id: name, src: (0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .caBundlePath */ .QE)(env) ?? "" });
        if (name === "netrc")
            return (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .attributes */ .u)({ id: name, src: (0,_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .netrcPath */ .eQ)(env) ?? "" });
        if (env[name] !== undefined)
            return (0,_attributes_js__WEBPACK_IMPORTED_MODULE_2__/* .attributes */ .u)({ id: name, env: name });
        throw new _user_error_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y("invalid-input", `secrets: the environment variable ${name} is not set`, "Set it for this step, or leave it out of secrets.");
    });
}


/***/ }),

/***/ 6225:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qI: () => (/* binding */ labelSeed),
  OY: () => (/* binding */ readSeed)
});

// UNUSED EXPORTS: architectureOf

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
;// CONCATENATED MODULE: ./src/execute/seed-layout.ts





/** What tells our layouts from others, in the descriptor of the image. */
const annotation = "go-alpine-build.cache";
/** Bytes of the layer of a seed that is used; a larger one is taken for a mistake. */
const largestLayer = 2 * 1024 ** 3;
const largestDocument = 64 * 1024;
/**
 * Reads and checks a layout as it came from a place that keeps caches: only the files that belong there, each of the size
 * and digest that is said. Returns the reason as a sentence's end (`has …`) when it is not to be used.
 * Format: https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
async function readSeed(directory, name) {
    try {
        return await checked(directory, name);
    }
    catch (error) {
        return `cannot be read (${error instanceof Error ? error.message : String(error)})`;
    }
}
async function checked(directory, name) {
    const strange = await strangeFile(directory);
    if (strange !== undefined)
        return `holds ${strange}, which does not belong there`;
    const index = (await seed_layout_document((0,external_node_path_.join)(directory, "index.json")));
    const [image, ...more] = index.manifests ?? [];
    if (image === undefined || more.length > 0)
        return "does not hold one image";
    const [said, files, unpacked] = (image.annotations?.[annotation] ?? "").split(" ");
    if (said !== name)
        return `is not ${name}`;
    const manifest = (await seed_layout_document(blob(directory, image.digest)));
    const { config, layers = [] } = manifest;
    const [layer] = layers;
    if (config === undefined || layer === undefined || layers.length > 1)
        return "does not hold one layer";
    if (!layer.mediaType.endsWith(".layer.v1.tar+zstd"))
        return `is packed as ${layer.mediaType}`;
    if (layer.size > largestLayer)
        return `has a layer of ${layer.size} bytes`;
    for (const each of [image, config, layer]) {
        const wrong = await difference(directory, each);
        if (wrong !== undefined)
            return wrong;
    }
    return { digest: image.digest, bytes: layer.size, files: Number(files), unpacked: Number(unpacked) };
}
/** Nothing but a layout's own files, all of them regular: a link could lead anywhere. */
async function strangeFile(directory) {
    const legal = /^(?:index\.json|oci-layout|ingest|blobs|blobs\/sha256|blobs\/sha256\/[0-9a-f]{64})$/;
    // With file types, since readdir follows links to directories otherwise.
    for (const entry of await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true })) {
        const path = (0,external_node_path_.relative)(directory, (0,external_node_path_.join)(entry.parentPath, entry.name));
        if (!legal.test(path) || !(entry.isFile() || entry.isDirectory()))
            return JSON.stringify(path);
    }
    return undefined;
}
async function difference(directory, { digest, size }) {
    const path = blob(directory, digest);
    const status = await (0,promises_.lstat)(path);
    if (status.size !== size)
        return `has ${status.size} bytes of ${size}`;
    const sum = (0,external_node_crypto_.createHash)("sha256");
    await (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 }), sum);
    return `sha256:${sum.digest("hex")}` === digest ? undefined : "has other bytes than its digest says";
}
async function seed_layout_document(path) {
    const { size } = await (0,promises_.lstat)(path);
    if (size > largestDocument)
        throw new Error(`${size} bytes of JSON`);
    return JSON.parse(await (0,promises_.readFile)(path, "utf8"));
}
function blob(directory, digest) {
    const hex = /^sha256:(?<hex>[0-9a-f]{64})$/.exec(digest)?.groups?.["hex"];
    if (hex === undefined)
        throw new Error(`no digest: ${digest}`);
    return (0,external_node_path_.join)(directory, "blobs/sha256", hex);
}
/** Marks a layout that BuildKit has just written as ours, with what is in it. */
async function labelSeed(directory, name, { files, unpacked }) {
    const path = (0,external_node_path_.join)(directory, "index.json");
    const index = (await seed_layout_document(path));
    const manifests = index.manifests.map(({ mediaType, digest, size }) => ({
        mediaType,
        digest,
        size,
        annotations: { [annotation]: `${name} ${files} ${unpacked}` },
    }));
    await (0,promises_.writeFile)(path, JSON.stringify({ schemaVersion: 2, manifests }));
}
/** Architecture that a layout's image is for. */
async function architectureOf(directory, { digest }) {
    const { config } = (await seed_layout_document(blob(directory, digest)));
    const { architecture } = (await seed_layout_document(blob(directory, config.digest)));
    return architecture ?? "";
}


/***/ }),

/***/ 9129:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Tm: () => (/* binding */ fetchSeeds),
/* harmony export */   ZS: () => (/* binding */ failedBySeeds),
/* harmony export */   pd: () => (/* binding */ usedCaches)
/* harmony export */ });
/* unused harmony export noSeeds */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7495);
/* harmony import */ var _seed_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6225);




const noSeeds = { contexts: {}, found: [], damaged: [] };
/**
 * Fetches what earlier builds left, each entry into a directory of its own below `directory`, and checks it. What is
 * missing, damaged or cannot be fetched is left out, and one line tells what happened: the build is then slower, not wrong.
 */
function fetchSeeds(directory, host) {
    const store = host.caches;
    const answers = new Map();
    const fetch = (entry, from) => {
        const answer = answers.get(entry.key) ?? restoreSeed(entry, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, entry.name), from);
        answers.set(entry.key, answer);
        return answer;
    };
    const readable = store?.unreadable === undefined ? store : undefined;
    return {
        start: ({ entries }) => {
            if (readable !== undefined)
                for (const entry of entries)
                    void fetch(entry, readable);
        },
        finish: async ({ entries }) => {
            if (entries.length === 0 || store === undefined)
                return noSeeds;
            if (readable === undefined) {
                host.log.info(`caches: nothing is read from ${store.name}: ${store.unreadable ?? ""}`);
                return noSeeds;
            }
            return gather(await Promise.all(entries.map((entry) => fetch(entry, readable))), directory, readable, host.log);
        },
    };
}
function gather(answers, directory, store, log) {
    const found = answers.flatMap((answer) => (answer.kind === "found" ? [answer.seed] : []));
    const missing = answers.flatMap((answer) => (answer.kind === "missing" ? [answer.name] : []));
    const sum = found.reduce((total, { bytes }) => total + bytes, 0);
    for (const answer of answers)
        if (answer.kind === "useless")
            log.warning(`the cache ${answer.because}: not used`);
    log.info(`caches: ${found.length} of ${answers.length} from ${store.name}, ${(sum / 1e6).toFixed(1)} MB` +
        (missing.length > 0 ? `; not there yet: ${missing.join(", ")}` : ""));
    return {
        contexts: Object.fromEntries(found.map(({ name, digest }) => [name, `oci-layout://${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name)}@${digest}`])),
        found,
        damaged: answers.flatMap((answer) => (answer.kind === "useless" ? [answer.name] : [])),
    };
}
async function restoreSeed(entry, directory, store) {
    const { name } = entry;
    try {
        const key = await store.restore(entry.restore, directory);
        if (key === undefined)
            return { kind: "missing", name };
        const layout = await (0,_seed_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .readSeed */ .OY)(directory, name);
        if (typeof layout !== "string")
            return { kind: "found", seed: { ...layout, name, key, equal: key.startsWith(entry.key) } };
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
        return { kind: "useless", name, because: `${key} ${layout}` };
    }
    catch (error) {
        return { kind: "useless", name, because: `${name} cannot be fetched (${String(error)})` };
    }
}
/** What became of each entry. */
function usedCaches({ entries }, { found }) {
    return entries.map(({ name }) => {
        const seed = found.find((one) => one.name === name);
        return { name, key: seed?.key ?? null, equal: seed?.equal ?? false, bytes: seed?.bytes ?? 0 };
    });
}
/** What BuildKit says of a layer that it cannot unpack, and what everybody says of memory that is full. */
const unusable = /failed to (?:extract|apply|compute cache key|mount|prepare|get reader)|no space left|oci-layout|invalid (?:magic|checksum|header)|magic number mismatch|mount callback failed|tar header/i;
/** Whether a build failed for what it was seeded with, rather than for the sources: it could not be unpacked. */
function failedBySeeds(error, { found }) {
    if (found.length === 0 || !(error instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .y) || error.code !== "build-failed")
        return false;
    return unusable.test(`${error.message}\n${String(error.cause)}`);
}


/***/ }),

/***/ 5347:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ cacheDirectory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__nccwpck_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__nccwpck_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** Bytes that a directory may hold if nothing else is said. */
const defaultLimit = 4 * 1024 ** 3;
/** Unfinished entries begin with it; no key does. */
const unfinished = ".new-";
/**
 * A directory as a place for caches: `DIR/KEY/…` with the entry's files. Entries appear whole or not at all; the ones that
 * were not used for longest go when the directory would hold more than `limit` bytes. Several runs may use it at once.
 */
function cacheDirectory(directory, limit = defaultLimit) {
    return {
        name: `the cache directory ${directory}`,
        restore: async (prefixes, to) => {
            const entries = await readEntries(directory);
            for (const prefix of prefixes) {
                const found = entries.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => b.saved - a.saved)[0];
                if (found === undefined)
                    continue;
                await linkTree((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, found.key), to);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.utimes)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, found.key), new Date(), new Date());
                return found.key;
            }
            return undefined;
        },
        save: async (key, from) => {
            if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(key))
                throw new Error(`no key for a directory: ${key}`);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(directory, { recursive: true });
            await removeUnfinished(directory);
            const work = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, unfinished));
            try {
                await linkTree(from, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, key));
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(work, key), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, key));
            }
            catch (error) {
                if (hasCode(error, "ENOTEMPTY", "EEXIST"))
                    return false;
                throw error;
            }
            finally {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(work, { recursive: true, force: true });
            }
            await shrink(directory, limit, key);
            return true;
        },
    };
}
/** Newest first by when they were saved: nothing changes an entry's files, while its own time is that of the last use. */
async function readEntries(directory) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory).catch((error) => {
        if (hasCode(error, "ENOENT"))
            return [];
        throw error;
    });
    const entries = await Promise.all(names
        .filter((name) => !name.startsWith("."))
        .map(async (key) => {
        // It may go at any time, when another run makes room.
        const [own, index] = await Promise.all([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, key), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, key, "index.json")].map((path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => undefined)));
        if (own === undefined || index === undefined || !own.isDirectory())
            return [];
        return [{ key, saved: index.mtimeMs, used: own.mtimeMs }];
    }));
    return entries.flat();
}
async function removeUnfinished(directory) {
    const yesterday = Date.now() - 24 * 3600 * 1000;
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, name);
        const status = name.startsWith(unfinished) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => undefined) : undefined;
        if (status !== undefined && status.mtimeMs < yesterday)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true });
    }
}
async function shrink(directory, limit, keep) {
    const entries = [...(await readEntries(directory))].sort((a, b) => b.used - a.used);
    let total = 0;
    for (const { key } of [...entries.filter((one) => one.key === keep), ...entries.filter((one) => one.key !== keep)]) {
        total += await bytesBelow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, key));
        if (total > limit && key !== keep)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, key), { recursive: true, force: true });
    }
}
async function bytesBelow(directory) {
    const files = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory, { recursive: true, withFileTypes: true }).catch(() => []);
    const sizes = await Promise.all(files.map(async (file) => {
        const status = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(file.parentPath, file.name)).catch(() => undefined);
        return status?.isFile() === true ? status.size : 0;
    }));
    return sizes.reduce((sum, size) => sum + size, 0);
}
/** The regular files of a tree, shared where both are on one file system. Anything else in it is left out. */
async function linkTree(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(to, { recursive: true });
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(from, { withFileTypes: true })) {
        const [source, destination] = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, entry.name), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, entry.name)];
        if (entry.isDirectory())
            await linkTree(source, destination);
        else if (entry.isFile())
            await linkOrCopy(source, destination);
    }
}
async function linkOrCopy(source, destination) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.link)(source, destination);
    }
    catch (error) {
        if (!hasCode(error, "EXDEV", "EPERM", "EMLINK", "ENOTSUP"))
            throw error;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(destination), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(source, destination);
    }
}
function hasCode(error, ...codes) {
    return typeof error === "object" && error !== null && "code" in error && codes.includes(String(error.code));
}


/***/ }),

/***/ 9184:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ interruption)
/* harmony export */ });
/** Fires at Ctrl-C, or when the runner cancels the job. A second signal ends the process at once, as everywhere. */
function interruption() {
    const controller = new AbortController();
    for (const name of ["SIGINT", "SIGTERM"])
        process.once(name, () => controller.abort());
    return controller.signal;
}


/***/ }),

/***/ 8456:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/**
 * Text of repositories and tools as it may stand in a log: no escape sequences for a terminal, and nothing that GitHub's
 * runner would obey. It takes a line that begins with `::`, and `##[` anywhere, for a command, and ends lines at `\r` too.
 * Source: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function printable(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "").replaceAll("##[", "## ["))
        .map((line) => (/^\s*::/.test(line) ? `| ${line}` : line))
        .join("\n");
}


/***/ }),

/***/ 7069:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ terminalHost)
});

// UNUSED EXPORTS: terminalLog

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./src/hosts/printable.ts
var printable = __nccwpck_require__(8456);
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
// EXTERNAL MODULE: ./src/user-error.ts
var user_error = __nccwpck_require__(7495);
;// CONCATENATED MODULE: ./src/hosts/shell.ts




/**
 * Runs programs of this machine. When `signal` fires, the running program and its children get SIGINT, `patience`
 * milliseconds to clean up, and then SIGKILL; the run ends with UserError `interrupted`.
 */
function processShell(signal, patience = 10_000) {
    return {
        run: (command) => new Promise((resolve, reject) => {
            if (signal.aborted)
                return void reject(interrupted());
            // A group of its own: Ctrl-C on a terminal then reaches the children once, through us, and not twice.
            const child = (0,external_node_child_process_namespaceObject.spawn)(command.program, command.args, {
                cwd: command.directory,
                env: { ...process.env, ...command.env },
                detached: true,
                stdio: "pipe",
            });
            // Until "close", some program of the group lives and holds our pipes, even where the first one has ended.
            const group = (name) => child.pid !== undefined && kill(-child.pid, name);
            let last;
            const stop = () => {
                group("SIGINT");
                last = setTimeout(() => group("SIGKILL"), patience);
            };
            signal.addEventListener("abort", stop, { once: true });
            const output = collect(child, command);
            child.on("error", (error) => {
                signal.removeEventListener("abort", stop);
                clearTimeout(last);
                if (error.code === "ENOENT")
                    resolve({ code: 127, stdout: "", stderr: `${command.program}: not found` });
                else
                    reject(error);
            });
            child.on("close", (code, ended) => {
                signal.removeEventListener("abort", stop);
                clearTimeout(last);
                if (signal.aborted)
                    reject(interrupted());
                else
                    resolve({ code: code ?? 128 + signalNumber(ended), ...output() });
            });
            // A program that ends without reading its input is no failure of ours.
            child.stdin.on("error", () => undefined);
            child.stdin.end(command.input ?? "");
        }),
    };
}
function collect(child, command) {
    const out = [];
    const errors = [];
    child.stdout?.on("data", (data) => out.push(data));
    if (command.onErrorLine === undefined)
        child.stderr?.on("data", (data) => errors.push(data));
    else if (child.stderr)
        (0,external_node_readline_namespaceObject.createInterface)({ input: child.stderr }).on("line", command.onErrorLine);
    return () => ({ stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(errors).toString("utf8") });
}
function kill(group, name) {
    try {
        process.kill(group, name);
    }
    catch {
        // It ended in between.
    }
}
const signalNumber = (name) => (name === null ? 0 : external_node_os_.constants.signals[name]);
function interrupted() {
    return new user_error/* UserError */.y("interrupted", "the run was interrupted", "Tags that the log does not name were not set.");
}

;// CONCATENATED MODULE: ./src/hosts/terminal.ts



/** A person at a terminal, or any CI that shows lines. All of it goes to standard error: standard output is for results. */
function terminalHost(stream, env, signal) {
    return { shell: processShell(signal), log: terminalLog(stream, env), env, temporary: (0,external_node_os_.tmpdir)() };
}
function terminalLog(stream, env) {
    const live = stream.isTTY && env["TERM"] !== "dumb";
    const colours = live && (env["NO_COLOR"] ?? "") === "";
    const paint = (code, text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);
    const clear = live ? "\r\u001b[K" : "";
    const log = {
        info: (line) => void stream.write(`${clear}${(0,printable/* printable */.g)(line)}\n`),
        warning: (line) => void stream.write(`${clear}${paint(33, "warning:")} ${(0,printable/* printable */.g)(line)}\n`),
        group: async (title, work) => {
            stream.write(`${clear}${paint(1, (0,printable/* printable */.g)(title))}\n`);
            return work();
        },
        status: (line) => {
            if (live)
                stream.write(clear + (0,printable/* printable */.g)(line).slice(0, Math.max(0, stream.columns - 1)));
        },
    };
    return log;
}


/***/ }),

/***/ 9009:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  PB: () => (/* binding */ completePlan),
  xz: () => (/* binding */ earlyCaches),
  MH: () => (/* binding */ readFacts),
  YG: () => (/* binding */ sketchPlan)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/environment.ts
var environment = __nccwpck_require__(2678);
// EXTERNAL MODULE: ./src/user-error.ts
var user_error = __nccwpck_require__(7495);
// EXTERNAL MODULE: ./src/execute/said.ts
var said = __nccwpck_require__(714);
;// CONCATENATED MODULE: ./src/execute/bases.ts




/**
 * Digests of the base images, asked of the engine: it knows the mirrors, proxies and credentials with which it will pull.
 * Only manifests are read. Throws UserError `base-image-missing` when a registry says that none of a role's references
 * exists, `registry-unavailable` when it says nothing.
 */
async function resolveBases(wanted, builder, host) {
    const asked = await Promise.allSettled(wanted.map((candidates) => resolveBase(candidates, builder, host)));
    // The first failure in the order of the plan, not in that of the answers: what is said is the same each time.
    return asked.map((answer) => {
        if (answer.status === "rejected")
            throw answer.reason;
        return answer.value;
    });
}
/** The first choices, unresolved: what a plan shows where no engine is. `because` says why. */
function unresolvedBases(wanted, because) {
    return wanted.map(({ role, references }) => ({ role, reference: references[0] ?? "", digest: undefined, because }));
}
async function resolveBase({ role, references }, builder, host) {
    for (const reference of references) {
        const answer = await askEngine(reference, builder, host);
        if (answer.kind === "found")
            return { role, reference, digest: answer.digest };
        if (answer.kind === "silent") {
            throw new user_error/* UserError */.y("registry-unavailable", `the registry does not answer for ${reference}: ${answer.said}`, "Try again, or check the network and the registry's credentials.");
        }
    }
    throw new user_error/* UserError */.y("base-image-missing", `there is no image ${references.join(" or ")}`, "Set go-version or alpine-version to one that exists.");
}
async function askEngine(reference, builder, host) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(host.temporary, "base-"));
    try {
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, "Dockerfile"), `FROM ${reference}\n`);
        const metadata = (0,external_node_path_.join)(directory, "metadata.json");
        const options = [
            ...(builder === undefined ? [] : ["--builder", builder]),
            "--progress",
            "plain",
            "--output",
            "type=cacheonly",
            "--metadata-file",
            metadata,
        ];
        const { code, stderr } = await host.shell.run({
            program: "docker",
            args: ["buildx", "build", ...options, directory],
            // Users may have turned it off; the digest stands nowhere else.
            env: { BUILDX_METADATA_PROVENANCE: "min" },
        });
        if (code === 0)
            return { kind: "found", digest: materialDigest(await (0,promises_.readFile)(metadata, "utf8")) };
        if (code !== 127 && stderr.includes(`${reference}: not found`))
            return { kind: "missing" };
        return {
            kind: "silent",
            said: (0,said/* said */.a)(stderr),
        };
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
/** The one image in the build's provenance: https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-provenance.md */
function materialDigest(metadata) {
    const { materials = [] } = JSON.parse(metadata)["buildx.build.provenance"] ?? {};
    const hex = materials.find(({ uri }) => uri.startsWith("pkg:docker/"))?.digest?.sha256;
    if (hex === undefined)
        throw new Error(`no digest in the metadata of a base image: ${metadata.slice(0, 500)}`);
    return `sha256:${hex}`;
}

;// CONCATENATED MODULE: ./src/plan/bases.ts
/**
 * The base images a build needs. Go's own images exist for the two newest Alpine releases of their time only, so an older
 * Go falls back to `golang:1.22-alpine`; statically linked programs do not care.
 */
function baseCandidates(settings, goVersion) {
    const alpine = settings.alpineVersion;
    const minor = alpine.split(".").slice(0, 2).join(".");
    return [
        { role: "build", references: [`golang:${goVersion}-alpine${minor}`, `golang:${goVersion}-alpine`] },
        // Scratch images take their certificates from it.
        { role: "runtime", references: [`alpine:${alpine}`] },
    ];
}
/** `alpine:3.24@sha256:…`, or the tag alone where the digest is not known. */
function pinned({ reference, digest }) {
    return digest === undefined ? reference : `${reference}@${digest}`;
}

;// CONCATENATED MODULE: ./src/plan/constraint.ts
/** The architectures an image can be for, the usual ones first. */
const architectures = [
    "amd64",
    "arm64",
    "arm",
    "386",
    "riscv64",
    "ppc64le",
    "s390x",
    "loong64",
    "mips64le",
];
/** Whether the go command takes a file into a build for linux. Source: go/build, matchFile. */
function isBuilt(file, context) {
    if (file.system !== undefined && file.system !== "linux")
        return false;
    if (file.architecture !== undefined && file.architecture !== context.architecture)
        return false;
    if (file.cgo !== undefined && !context.cgo)
        return false;
    return file.package !== "documentation" && (file.constraint === undefined || holds(file.constraint, context));
}
/** Whether a constraint holds; every release of Go counts as reached. */
function holds(constraint, context) {
    switch (constraint.kind) {
        case "tag":
            return isSet(constraint.tag, context);
        case "not":
            return !holds(constraint.of, context);
        case "and":
            return holds(constraint.left, context) && holds(constraint.right, context);
        case "or":
            return holds(constraint.left, context) || holds(constraint.right, context);
    }
}
function isSet(tag, { architecture, tags, cgo }) {
    if (tag === "cgo")
        return cgo;
    return (tag === "linux" ||
        tag === "unix" ||
        tag === "gc" ||
        tag === architecture ||
        /^go1\.\d+$/.test(tag) ||
        tags.includes(tag));
}

;// CONCATENATED MODULE: ./src/plan/imports.ts

/** What the go command sees when it builds a package of the module in `directory`; undefined when there is no such module. */
function importScope(project, directory) {
    const module = project.modules.find((one) => one.directory === directory);
    if (module === undefined)
        return undefined;
    const { workspace } = project;
    const used = workspace?.use.includes(directory) === true ? workspace : undefined;
    const members = used === undefined ? [module] : project.modules.filter((one) => used.use.includes(one.directory));
    const replaced = [
        ...members.flatMap((one) => local(one.directory, one.replaces)),
        ...(used === undefined ? [] : local(used.directory, used.replaces)),
    ];
    const roots = [...members.map(({ path, directory: at }) => ({ path, directory: at })), ...replaced];
    return {
        module,
        workspace: used !== undefined,
        vendor: used === undefined
            ? module.vendor?.workspace === false
                ? directory
                : undefined
            : used.vendor?.workspace === true
                ? used.directory
                : undefined,
        roots: roots.sort((a, b) => b.path.length - a.path.length),
    };
}
/** The directory of an imported package in the repository; undefined for one that is not here. */
function importedDirectory({ roots, vendor }, path) {
    const root = roots.find((one) => path === one.path || path.startsWith(`${one.path}/`));
    if (root !== undefined)
        return external_node_path_.posix.join(root.directory, path.slice(root.path.length));
    return vendor === undefined ? undefined : external_node_path_.posix.join(vendor, "vendor", path);
}
/** Paths of the standard library have no dot in front of the first slash. */
function isStandard(path) {
    return !(path.split("/")[0] ?? "").includes(".");
}
function local(directory, replaces) {
    return replaces
        .filter(({ newPath }) => /^\.{1,2}(?:\/|$)/.test(newPath))
        .map(({ oldPath, newPath }) => ({
        path: oldPath,
        directory: external_node_path_.posix.join(directory, newPath).replace(/(?<=.)\/$/, ""),
    }));
}

;// CONCATENATED MODULE: ./src/plan/closure.ts


const empty = { linked: [], external: [], missing: [] };
/** The same for a program. One of a required module has no sources here. */
function programClosure(project, { package: path, directory, module }, { tags, cgo }) {
    if (!path.startsWith("."))
        return empty;
    return closure(project, { directory, module: module.directory }, { architecture: "amd64", tags, cgo });
}
const known = new WeakMap();
/** Follows the imports of the package in `directory`, as `go list -deps` does for linux. Each answer is worked out once. */
function closure(project, where, context) {
    const answers = known.get(project) ?? new Map();
    known.set(project, answers);
    const key = JSON.stringify([where.directory, where.module, context.architecture, context.cgo, context.tags]);
    const found = answers.get(key) ?? follow(project, where, context);
    answers.set(key, found);
    return found;
}
function follow(project, where, context) {
    const scope = importScope(project, where.module);
    const packages = byDirectory(project);
    const linked = [];
    const external = new Set();
    const missing = new Map();
    const seen = new Set([where.directory]);
    const waiting = [where.directory];
    for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
        const found = packages.get(directory);
        if (found === undefined)
            continue;
        const files = found.files.filter((file) => isBuilt(file, context));
        linked.push({ package: found, files });
        for (const path of new Set(files.flatMap(({ imports }) => imports))) {
            const next = scope && importedDirectory(scope, path);
            if (next !== undefined && packages.has(next)) {
                if (!seen.has(next))
                    waiting.push(next);
                seen.add(next);
            }
            else if (scope !== undefined && isOwn(scope, path))
                missing.set(path, directory);
            else
                external.add(path);
        }
    }
    return {
        linked,
        external: [...external].sort(),
        missing: [...missing].sort().map(([path, from]) => ({ path, from })),
    };
}
function isOwn({ roots }, path) {
    return roots.some((root) => path === root.path || path.startsWith(`${root.path}/`));
}
const indexes = new WeakMap();
/** Packages by directory, made once for a project. */
function byDirectory(project) {
    const made = indexes.get(project);
    if (made !== undefined)
        return made;
    const index = new Map(project.packages.map((one) => [one.directory, one]));
    indexes.set(project, index);
    return index;
}

;// CONCATENATED MODULE: ./src/plan/hints.ts


/** What counts most first: release files are written for others to use, Makefiles also for one's own convenience. */
const order = ["goreleaser", "ko", "promu", "dockerfile", "makefile"];
const roles = ["image", "release", "build"];
const resolved = new WeakMap();
/** The project's own builds of the main package in `directory`, the most telling first; builds for development left out. */
function buildsOf(project, directory) {
    return index(project).get(directory) ?? [];
}
/** Builds whose package is computed, so that they may be of any program. */
function unplacedBuilds(project) {
    return project.hints.builds
        .filter(({ directories, role }) => directories.length === 0 && role !== "development")
        .sort(byWeight);
}
function index(project) {
    const known = resolved.get(project);
    if (known !== undefined)
        return known;
    const found = new Map();
    for (const build of [...project.hints.builds].sort(byWeight)) {
        if (build.role === "development")
            continue;
        for (const directory of placesOf(project, build))
            found.set(directory, [...(found.get(directory) ?? []), build]);
    }
    resolved.set(project, found);
    return found;
}
function byWeight(a, b) {
    return order.indexOf(a.source) - order.indexOf(b.source) || roles.indexOf(a.role) - roles.indexOf(b.role);
}
/** The first of the directories that holds a main package; for a pattern all that do. */
function placesOf(project, { directories }) {
    const packages = byDirectory(project);
    const isMain = (directory) => packages.get(directory)?.files.some(({ main }) => main !== undefined) === true;
    for (const directory of directories) {
        if (directory === "..." || directory.endsWith("/...")) {
            const above = external_node_path_.posix.dirname(directory);
            const below = [...packages.keys()].filter((at) => isMain(at) && (above === "." || at === above || at.startsWith(`${above}/`)));
            if (below.length > 0)
                return below;
        }
        else if (isMain(directory))
            return [directory];
    }
    return [];
}

;// CONCATENATED MODULE: ./src/plan/build-tags.ts


/**
 * The tags to build with, sorted: those asked for, even none of them; else those of the project's own release build of
 * the programs. Tags that are computed, or that gate files and are not set, become notes.
 */
function buildTags(project, programs, asked) {
    if (asked !== undefined)
        return { tags: sorted(asked), notes: [] };
    const found = programs.map((program) => ownTags(project, program));
    const tags = sorted(found.flatMap((one) => one.tags));
    const notes = found.flatMap((one) => one.notes);
    return {
        tags,
        notes: unique([
            ...notes,
            ...differing(programs, found),
            ...programs.flatMap((program) => unsetNotes(project, program, tags)),
        ]),
    };
}
/** Tags of the build that makes the project's image; without one, of its release, then of any other build that says some. */
function ownTags(project, { directory, name, package: path }) {
    // The project says nothing about a program of a required module.
    const builds = path.startsWith(".") ? buildsOf(project, directory) : [];
    const says = ({ tags, unknownTags }) => tags.length > 0 || unknownTags.length > 0;
    const shipped = builds.filter(({ role }) => role === "release");
    const [first] = [
        ...builds.filter(({ role }) => role === "image"),
        ...shipped.filter(says),
        ...shipped,
        ...builds.filter(says),
        ...builds,
    ];
    if (first === undefined)
        return { tags: [], notes: [] };
    // Builds of one file differ by what they are for; the one that makes the binary of this name is meant.
    const alike = builds.filter(({ file, role, source }) => file === first.file && role === first.role && source === first.source);
    const meant = alike.find(({ binary }) => binary === name) ?? first;
    // What is computed here may be spelt out elsewhere.
    const spelt = builds.find(({ tags, unknownTags }) => tags.length > 0 && unknownTags.length === 0);
    const said = meant.unknownTags.length > 0 && meant.tags.length === 0 ? (spelt ?? meant) : meant;
    const where = `${said.file} (${said.label})`;
    return {
        tags: said.tags,
        notes: [
            ...(said.tags.length > 0
                ? [{ code: "build-tags", message: `built with the tags of ${where}: ${said.tags.join(", ")}` }]
                : []),
            ...(said.unknownTags.length > 0
                ? [
                    {
                        code: "build-tags-unknown",
                        message: `${where} computes tags (${said.unknownTags.join(" ")}) that are not known here: set \`build-tags\` when the program needs them`,
                    },
                ]
                : []),
        ],
    };
}
function differing(programs, found) {
    const texts = new Set(found.map(({ tags }) => sorted(tags).join(",")));
    if (texts.size < 2)
        return [];
    return [
        {
            code: "build-tags-shared",
            message: `the programs ${programs.map(({ name }) => name).join(", ")} are built with different tags by the project; here all of them get all tags`,
        },
    ];
}
/** Tags that keep files of the main package out of the build. */
function unsetNotes(project, program, tags) {
    const own = programClosure(project, program, { tags, cgo: true }).linked[0];
    if (own?.package.directory !== program.directory)
        return [];
    const left = own.package.files.filter((file) => !own.files.includes(file) && file.package === "main" && (file.system === undefined || file.system === "linux"));
    const gating = sorted(left.flatMap(({ ownTags: named }) => named).filter((tag) => !tags.includes(tag) && !never.has(tag)));
    if (gating.length === 0)
        return [];
    const names = left.filter(({ ownTags: named }) => named.some((tag) => gating.includes(tag))).map(({ name }) => name);
    return [
        {
            code: "build-tag-unset",
            message: `${names.join(", ")} of ${program.name} ${names.length === 1 ? "is" : "are"} built only with ${gating.join(", ")}: set \`build-tags\` to have ${names.length === 1 ? "it" : "them"}`,
        },
    ];
}
/** Tags that by custom belong to no program. */
const never = new Set([
    "ignore",
    "ignored",
    "tools",
    "tool",
    "generate",
    "gen",
    "mage",
    "none",
    "never",
    "race",
    "appengine",
    "js",
    "test",
    "tests",
    "testing",
    "integration",
    "e2e",
    "debug",
    "unit",
]);
function sorted(tags) {
    return [...new Set(tags)].sort();
}
function unique(notes) {
    return [...new Map(notes.map((note) => [note.message, note])).values()];
}

;// CONCATENATED MODULE: ./src/plan/cgo-packages.ts
const table = [
    // SQLite, compiled in from its amalgamation; without cgo the driver answers with an error.
    ["github.com/mattn/go-sqlite3", true],
    ["gorm.io/driver/sqlite", true],
    ["github.com/jinzhu/gorm/dialects/sqlite", true],
    ["github.com/golang-migrate/migrate/database/sqlite3", true],
    ["github.com/mutecomm/go-sqlcipher", false],
    ["crawshaw.io/sqlite", false],
    ["github.com/tursodatabase/go-libsql", false],
    ["github.com/marcboeker/go-duckdb", false],
    ["github.com/confluentinc/confluent-kafka-go/kafka", false],
    ["github.com/DataDog/zstd", false],
    ["github.com/valyala/gozstd", false],
    ["rogchap.com/v8go", false],
    ["github.com/bytecodealliance/wasmtime-go", false],
    ["github.com/wasmerio/wasmer-go/wasmer", false],
    ["github.com/supranational/blst/bindings/go", false],
    // The rest needs a C library of the target besides.
    ["github.com/libgit2/git2go", false, "libgit2"],
    ["github.com/seccomp/libseccomp-golang", false, "libseccomp"],
    ["github.com/google/gopacket/pcap", false, "libpcap"],
    ["github.com/gopacket/gopacket/pcap", false, "libpcap"],
    ["github.com/coreos/go-systemd/sdjournal", false, "libsystemd"],
    ["github.com/proglottis/gpgme", false, "gpgme"],
    ["github.com/miekg/pkcs11", false],
    ["github.com/pebbe/zmq4", false, "libzmq"],
    ["github.com/h2non/bimg", false, "vips"],
    ["github.com/davidbyttow/govips/vips", false, "vips"],
    ["gopkg.in/gographics/imagick.v3/imagick", false, "ImageMagick"],
    ["gocv.io/x/gocv", false, "opencv"],
    ["github.com/linxGnu/grocksdb", false, "rocksdb"],
    ["github.com/tecbot/gorocksdb", false, "rocksdb"],
    ["github.com/godror/godror", false],
    ["github.com/veandco/go-sdl2/sdl", false, "SDL2"],
    ["github.com/gotk3/gotk3/gtk", false, "gtk3"],
];
/** The entry for an import path, whatever major version it names; undefined for a package that is not known to need cgo. */
function cgoPackage(path) {
    const plain = path.replace(/\/v\d+(?=\/|$)/g, "");
    const found = table.find(([known]) => known === plain);
    if (found === undefined)
        return undefined;
    const [known, compiles, ...libraries] = found;
    return { path: known, compiles, libraries };
}

;// CONCATENATED MODULE: ./src/plan/cgo-need.ts




const none = {
    need: "none",
    found: "nothing that needs cgo is linked for linux",
    libraries: [],
    compiles: true,
};
/** What one program needs, judged by the packages it links for linux. */
function programNeed(project, program, tags) {
    const withC = programClosure(project, program, { tags, cgo: true });
    const without = programClosure(project, program, { tags, cgo: false });
    const scope = importScope(project, program.module.directory);
    const findings = [
        ...knownPackages(withC, without),
        ...withC.linked.flatMap((linked) => packageNeed(linked, without, tags, scope)),
    ];
    const order = ["required", "stub", "optional"];
    const worst = order.find((need) => findings.some((one) => one.need === need));
    const same = findings.filter(({ need }) => need === worst);
    if (worst === undefined)
        return none;
    return {
        need: worst,
        found: [...new Set(same.map(({ found }) => found))].join("; "),
        libraries: [...new Set(same.flatMap(({ libraries }) => libraries))].sort(),
        compiles: same.every(({ compiles }) => compiles),
    };
}
/** Well-known packages that are not in the repository. One that only a build with cgo imports has a twin. */
function knownPackages(withC, without) {
    return withC.external.flatMap((path) => {
        const known = cgoPackage(path);
        if (path === "plugin")
            return [
                {
                    need: "stub",
                    found: "package plugin opens nothing without cgo, nor in a static program",
                    libraries: [],
                    compiles: true,
                },
            ];
        if (known === undefined || !without.external.includes(path))
            return [];
        return [{ need: "required", found: `${path} needs cgo`, libraries: known.libraries, compiles: known.compiles }];
    });
}
function packageNeed({ package: one, files }, without, tags, scope) {
    const inC = files.filter(({ cgo }) => cgo !== undefined);
    const gated = files.filter((file) => !isBuilt(file, { architecture: "amd64", tags, cgo: false }));
    const libraries = librariesOf(inC);
    const left = without.linked.find((linked) => linked.package === one);
    const names = `${inC.map(({ name }) => name).join(", ")} in ${one.directory}`;
    const drops = gated.some(({ imports }) => imports.some((path) => cgoPackage(path) !== undefined));
    if (inC.length === 0 && !drops)
        return [];
    // Only files that are themselves gated import it: what replaces those decides, in the package that imports it.
    if (left === undefined)
        return [{ need: "optional", found: `${names} is linked only with cgo`, libraries, compiles: true }];
    if (left.files.length === 0)
        return [
            {
                need: "required",
                found: `without cgo ${one.directory} has no Go files (${names})`,
                libraries,
                compiles: false,
            },
        ];
    const twins = left.files.filter((file) => !files.includes(file));
    const shown = inC.length > 0 ? names : `${gated.map(({ name }) => name).join(", ")} in ${one.directory}`;
    if (twins.length === 0)
        return [withoutTwin(one, inC.length > 0 ? inC : gated, shown, libraries)];
    const equal = twins.every(({ code }) => code !== "refuses") && twins.some((twin) => isEqual(twin, gated, scope));
    const said = `${twins.map(({ name }) => name).join(", ")} stands in for ${shown}`;
    return [{ need: equal ? "optional" : "stub", found: said, libraries, compiles: true }];
}
/**
 * A twin that works in its own right: it brings another implementation from a third party, or its functions do more than
 * to return. One that refuses is a stub whatever else it does, and one without code that imports nothing says no more
 * than that the feature is missing.
 */
function isEqual(twin, gated, scope) {
    if (twin.code === "works" || twin.code === "refuses")
        return twin.code === "works";
    const theirs = new Set(gated.flatMap(({ imports }) => imports));
    return twin.imports.some((path) => !isStandard(path) && !theirs.has(path) && !cgo_need_isOwn(scope, path));
}
function cgo_need_isOwn(scope, path) {
    return scope?.roots.some((root) => path === root.path || path.startsWith(`${root.path}/`)) === true;
}
/** A C file that nothing replaces: when it only adds itself, as a driver does, the rest compiles without it. */
function withoutTwin(one, inC, names, libraries) {
    const declares = inC.some(({ code, constraint }) => constraint === undefined || code === undefined || code !== "none");
    return declares
        ? { need: "required", found: `nothing stands in for ${names}`, libraries, compiles: false }
        : { need: "stub", found: `${one.directory} loses ${names}`, libraries, compiles: true };
}
/** C libraries that the files ask the linker for. */
function librariesOf(files) {
    const lines = files.flatMap(({ cgo }) => cgo ?? []);
    const named = lines.flatMap((line) => {
        const packages = /^#cgo\s+(?:[^:]*\s)?pkg-config:\s*(?<names>.*)$/.exec(line)?.groups?.["names"]?.split(/\s+/) ?? [];
        const linked = /LDFLAGS:\s*(?<flags>.*)$/.exec(line)?.groups?.["flags"]?.match(/(?<=(?:^|\s)-l)\S+/g) ?? [];
        return [...packages.filter((name) => !name.startsWith("-")), ...linked];
    });
    return [...new Set(named)].filter((name) => name !== "" && !["m", "pthread", "dl", "rt", "c"].includes(name)).sort();
}

;// CONCATENATED MODULE: ./src/plan/cgo.ts


/**
 * Whether to build with cgo: `auto` only where the program does not work without it. Looked at is what the programs link
 * for linux with the tags, never go.mod. A stub is built without cgo and said, since it is the project's own choice to
 * compile without the feature.
 */
function decideCgo(project, programs, { asked, tags }) {
    const findings = programs.map((program) => softened(programNeed(project, program, tags), ownBuild(project, program)));
    const order = ["none", "optional", "stub", "required"];
    const worst = findings.reduce((a, b) => (order.indexOf(b.need) > order.indexOf(a.need) ? b : a), findings[0] ?? none);
    const enabled = asked === "true" || asked === "dynamic" || (asked === "auto" && worst.need === "required");
    return {
        enabled,
        need: worst.need,
        because: reason(asked, enabled, worst),
        notes: [...notesFor(asked, enabled, findings), ...ownSetting(project, programs, asked, enabled)],
    };
}
/** What the project's own build of a program says about cgo. */
function ownBuild(project, { directory, name }) {
    return buildsOf(project, directory).find(({ binary, cgo }) => cgo !== undefined && (binary === undefined || binary === name));
}
/** A program that compiles without cgo, and that its own project ships so, does without what needs it. */
function softened(finding, own) {
    if (finding.need !== "required" || !finding.compiles || own?.cgo !== "0")
        return finding;
    return {
        ...finding,
        need: "stub",
        found: `${finding.found}, and ${own.file} (${own.label}) builds with CGO_ENABLED=0`,
    };
}
function reason(asked, enabled, { need, found }) {
    if (asked !== "auto")
        return `cgo is set to ${asked}`;
    if (enabled)
        return `the program needs it: ${found}`;
    return need === "none" ? found : `it works without: ${found}`;
}
function notesFor(asked, enabled, findings) {
    return findings.flatMap(({ need, found, libraries, compiles }) => {
        const wanted = libraries.length === 0 ? "" : `; it needs the C libraries ${libraries.join(", ")}`;
        if (enabled)
            return need === "required" && asked === "auto"
                ? [{ code: "cgo-enabled", message: `built with cgo: ${found}${wanted}` }]
                : libraries.length > 0
                    ? [{ code: "cgo-libraries", message: `${found}${wanted}` }]
                    : [];
        switch (need) {
            case "none":
                return [];
            case "optional":
                return [{ code: "cgo-twin", message: `built without cgo: ${found}` }];
            case "stub":
                return [
                    {
                        code: "cgo-stub",
                        message: `built without cgo, which drops a feature: ${found}; set \`cgo: ${found.startsWith("package plugin") ? "dynamic" : "true"}\` to have it`,
                    },
                ];
            case "required":
                return [
                    {
                        code: "cgo-missing",
                        message: compiles
                            ? `cgo is off, so the program compiles and fails when it runs: ${found}`
                            : `cgo is off, so the program will not compile: ${found}`,
                    },
                ];
        }
    });
}
/** The project builds with cgo although nothing that was found needs it: worth a look. */
function ownSetting(project, programs, asked, enabled) {
    if (asked !== "auto" || enabled)
        return [];
    const [first] = programs.flatMap((program) => ownBuild(project, program) ?? []);
    return first?.cgo === "1"
        ? [
            {
                code: "cgo-differs",
                message: `${first.file} (${first.label}) builds with CGO_ENABLED=1; nothing that was found needs it, so it is off here`,
            },
        ]
        : [];
}

;// CONCATENATED MODULE: ./src/plan/embeds.ts


/** What may be missing from the sources: embedded files, and code that is generated. */
function embedNotes(project, programs, tags) {
    const linked = linkedPackages(project, programs, tags);
    const patterns = linked.flatMap((one) => matches(one).flatMap((match) => patternNote(project, one.package.directory, match)));
    const outputs = linked.flatMap(({ package: { directory, missingOutputs } }) => missingOutputs.length === 0
        ? []
        : [
            {
                code: "generated-code-missing",
                message: `${missingOutputs.map((name) => external_node_path_.posix.join(directory, name)).join(", ")} is written by go generate and not there: set \`generate: true\``,
            },
        ]);
    return [...patterns, ...outputs, ...missingPackages(project, programs, tags)];
}
/** Paths and globs, relative to the repository's root, of what the programs embed, whether it is there yet or not. */
function embeddedPaths(project, programs, tags) {
    const paths = linkedPackages(project, programs, tags).flatMap((one) => matches(one).map(({ pattern }) => external_node_path_.posix.join(one.package.directory, pattern.replace(/^all:/, "")).replace(/(?<=.)\/$/, "")));
    return [...new Set(paths)].filter((path) => !path.startsWith("..")).sort();
}
/** With cgo and without, since either may be built. */
function linkedPackages(project, programs, tags) {
    const all = programs.flatMap((program) => [true, false].flatMap((cgo) => programClosure(project, program, { tags, cgo }).linked));
    const merged = new Map();
    for (const one of all) {
        const before = merged.get(one.package.directory);
        merged.set(one.package.directory, {
            package: one.package,
            files: [...new Set([...(before?.files ?? []), ...one.files])],
        });
    }
    return [...merged.values()];
}
function matches({ package: { embeds }, files }) {
    const patterns = new Set(files.flatMap((file) => file.embeds.map(({ pattern }) => pattern)));
    return embeds.filter(({ pattern }) => patterns.has(pattern));
}
function patternNote(project, directory, { pattern, count, files }) {
    const path = external_node_path_.posix.join(directory, pattern.replace(/^all:/, ""));
    const frontend = frontendOf(project, path);
    const build = frontend === undefined
        ? "build or generate it in a step before this one"
        : `build ${external_node_path_.posix.join(frontend, "package.json")} in a step before this one`;
    if (count === 0)
        return [
            {
                code: "embed-missing",
                message: `${path}, which ${directory} embeds, is not there, so go build will fail: ${build}`,
            },
        ];
    if (frontend === undefined || !isPlaceholder(files, count))
        return [];
    return [
        {
            code: "embed-placeholder",
            message: `${path}, which ${directory} embeds, holds only ${files.join(", ")}: if that stands for a front end, ${build}`,
        },
    ];
}
/** The nearest directory at or above the embedded path that has a package.json; not the repository's root for a path far below. */
function frontendOf(project, path) {
    const above = (at) => (at === "." ? ["."] : [at, ...above(external_node_path_.posix.dirname(at))]);
    const found = above(external_node_path_.posix.dirname(path)).find((at) => project.frontends.includes(at));
    if (found !== undefined)
        return found === "." && !/(?:^|\/)(?:dist|build|out|public|static|web|ui|www)(?:\/|$)/.test(path)
            ? undefined
            : found;
    // The front end may lie beside the embedding package: web/package.json for web/dist or static/ next to ui/.
    return undefined;
}
/** What is committed so that an embed pattern finds something: notes to people and an empty page. */
function isPlaceholder(files, count) {
    const says = /^\.?(?:git)?keep$|^placeholder(?:\..*)?$|^index\.html$|^\.gitignore$|\.(?:md|txt)$/i;
    return count <= files.length && files.every((file) => says.test(external_node_path_.posix.basename(file)));
}
function missingPackages(project, programs, tags) {
    const missing = programs.flatMap((program) => programClosure(project, program, { tags, cgo: true }).missing);
    const [first] = missing;
    if (first === undefined)
        return [];
    const paths = [...new Set(missing.map(({ path }) => path))];
    const more = paths.length > 1 ? ` and ${paths.length - 1} more` : "";
    return [
        {
            code: "package-missing",
            message: `${first.from} imports ${first.path}${more}, which has no Go files here: it may be generated (\`generate: true\`) or a submodule that is not checked out`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/plan/go-version.ts



/**
 * The oldest Go that is built with. It is the first that understands a toolchain line and keeps the behaviour of the go
 * line's release (https://go.dev/doc/godebug), so a module that asks for less loses nothing.
 */
const oldest = "1.21";
/** A version as the image tag and a toolchain line write it. */
const legal = /^1\.(?<minor>0|[1-9]\d*)(?:\.(?<patch>0|[1-9]\d*)|(?<pre>rc|beta)(?<preNumber>[1-9]\d*))?$/;
/**
 * The Go to build with: `1.26.8`, or `1.26` for the newest patch of that minor. In this order: what was asked for,
 * .go-version or .tool-versions (the nearest to the module), the toolchain line, the go line's minor. A go line is a
 * minimum, so a version file or toolchain line below it is passed over with a note.
 * Throws UserError `invalid-input` for an `asked` that is no version or too old for the module.
 */
function goVersion(project, programs, asked) {
    const directories = [...new Set(programs.map(({ module }) => module.directory))];
    const lines = directories.flatMap((directory) => goLines(project, directory));
    const least = lines.reduce((most, line) => (most === undefined || compare(line.version, most.version) > 0 ? line : most), undefined);
    if (asked !== undefined)
        return askedVersion(asked, least);
    const notes = [];
    const enough = (version, file) => {
        if (!legal.test(version))
            notes.push({
                code: "go-version-unreadable",
                message: `${file} says ${version}, which names no release of Go; it is passed over`,
            });
        else if (least !== undefined && compareLoosely(version, least.version) < 0)
            notes.push({
                code: "go-version-too-old",
                message: `${file} says ${version}, but ${least.file} needs at least ${least.version}; it is passed over`,
            });
        else
            return true;
        return false;
    };
    const above = (file) => isInside(directories[0] ?? project.directory, external_node_path_.posix.dirname(file));
    for (const { file, version } of project.versionFiles.filter((one) => above(one.file)))
        if (enough(version, file))
            return withNotes(atLeastOldest(version, file), notes);
    for (const { file, version } of highestFirst(directories.flatMap((directory) => toolchains(project, directory))))
        if (enough(version, `the toolchain line of ${file}`))
            return withNotes(atLeastOldest(version, `toolchain line of ${file}`), notes);
    return withNotes(fromGoLine(least, programs[0]), notes);
}
function isInside(directory, above) {
    return above === "." || directory === above || directory.startsWith(`${above}/`);
}
/** The go lines that bind a build of the module: its own, the workspace's or those of replaced modules. */
function goLines(project, directory) {
    const scope = importScope(project, directory);
    if (scope === undefined)
        return [];
    const used = new Set(scope.roots.map((root) => root.directory));
    const modules = project.modules.filter((module) => module.directory === directory || used.has(module.directory));
    const lines = modules.flatMap(({ go, directory: at }) => go === undefined ? [] : [{ version: go, file: external_node_path_.posix.join(at, "go.mod") }]);
    const work = scope.workspace && project.workspace?.go !== undefined
        ? [{ version: project.workspace.go, file: external_node_path_.posix.join(project.workspace.directory, "go.work") }]
        : [];
    return [...work, ...lines];
}
/** Equal ones keep their order: a workspace's line is named before its members'. */
function highestFirst(lines) {
    return [...lines].sort((a, b) => compare(b.version, a.version));
}
function toolchains(project, directory) {
    const line = (toolchain, file) => {
        // `default` names no version; a suffix as in `go1.26.8-custom` names a build that no image has.
        const version = toolchain === undefined || toolchain === "default"
            ? undefined
            : /^go(?<version>[^-+]+)/.exec(toolchain)?.groups?.["version"];
        return version === undefined ? [] : [{ version, file }];
    };
    const module = project.modules.find((one) => one.directory === directory);
    const { workspace } = project;
    const work = workspace?.use.includes(directory)
        ? line(workspace.toolchain, external_node_path_.posix.join(workspace.directory, "go.work"))
        : [];
    return [...work, ...(module === undefined ? [] : line(module.toolchain, external_node_path_.posix.join(module.directory, "go.mod")))];
}
function askedVersion(asked, least) {
    const version = asked.trim().replace(/^go(?=\d)/, "");
    if (!legal.test(version))
        throw new user_error/* UserError */.y("invalid-input", `go-version: ${JSON.stringify(asked)} is not legal: it must be a release of Go such as 1.26 or 1.26.8`, "Leave go-version out to use what the module says.");
    if (least !== undefined && compareLoosely(version, least.version) < 0)
        throw new user_error/* UserError */.y("invalid-input", `go-version: ${version} is too old: ${least.file} needs at least ${least.version}`, `Set go-version to ${minorOf(least.version)} or newer, or leave it out.`);
    return { version, from: "go-version", notes: [] };
}
function fromGoLine(least, program) {
    if (least === undefined) {
        const file = external_node_path_.posix.join(program?.module.directory ?? ".", "go.mod");
        return {
            version: oldest,
            from: `${file} has no go line`,
            notes: [{ code: "go-line-missing", message: `${file} has no go line; it is built with Go ${oldest}` }],
        };
    }
    // A release candidate is a release of its own: the minor's image does not exist before the release.
    if (/[a-z]/.test(least.version))
        return atLeastOldest(least.version, `go line of ${least.file}`);
    return atLeastOldest(minorOf(least.version), `newest patch for the go line of ${least.file}`);
}
function atLeastOldest(version, from) {
    if (compareLoosely(version, oldest) >= 0)
        return { version, from, notes: [] };
    return {
        version: oldest,
        from: `oldest Go that is built with; ${from} says ${version}`,
        notes: [
            {
                code: "go-version-raised",
                message: `${from} says ${version}; Go ${oldest} builds it, which keeps the language and behaviour of older go lines`,
            },
        ],
    };
}
function withNotes(found, notes) {
    return { ...found, notes: [...notes, ...found.notes] };
}
function minorOf(version) {
    return /^\d+\.\d+/.exec(version)?.[0] ?? version;
}
/** Source: go/version, Compare: 1.26 < 1.26rc1 < 1.26.0 as language and releases; what has no patch counts as its first. */
function compare(a, b) {
    const [left, right] = [a, b].map(numbers);
    for (const at of [0, 1, 2, 3]) {
        const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** `1.26` stands for its newest patch, which is enough for every go line of that minor. */
function compareLoosely(version, least) {
    return /^\d+\.\d+$/.test(version) ? compare(minorOf(version), minorOf(least)) : compare(version, least);
}
function numbers(version) {
    const match = /^(?<major>\d+)\.(?<minor>\d+)(?:\.(?<patch>\d+))?(?:(?<pre>[a-z]+)(?<number>\d+))?/.exec(version)?.groups;
    const pre = match?.["pre"] === undefined
        ? 0
        : match["pre"] === "rc"
            ? -1000 + Number(match["number"])
            : -2000 + Number(match["number"]);
    return [Number(match?.["major"] ?? 0), Number(match?.["minor"] ?? 0), Number(match?.["patch"] ?? 0), pre];
}

;// CONCATENATED MODULE: ./src/plan/broken-module.ts

/** The UserError `invalid-go-module` for a go.mod or go.work that is needed. */
function brokenModule({ file, line, message }) {
    return new user_error/* UserError */.y("invalid-go-module", `${file}${line === undefined ? "" : `:${line}`}: ${message}`, "`go mod edit -fmt` shows the same error; correct the file.", { place: line === undefined ? { file } : { file, line } });
}

;// CONCATENATED MODULE: ./src/plan/candidates.ts



/** Every main package that is not vendored, in the order of directories. `tags` are those the user asked for. */
function mainPackages(project, tags) {
    const modules = new Map(project.modules.map((module) => [module.directory, module]));
    return project.packages.flatMap((one) => {
        const module = modules.get(one.module);
        if (module === undefined ||
            one.vendored ||
            !one.files.some((file) => file.package === "main" && file.main !== undefined))
            return [];
        const inside = external_node_path_.posix.relative(module.directory, one.directory);
        return [
            {
                directory: one.directory,
                module: { path: module.path, directory: module.directory },
                package: inside === "" ? "." : `./${inside}`,
                state: stateOf(one, tags.length > 0 ? tags : buildsOf(project, one.directory).flatMap((build) => build.tags)),
            },
        ];
    });
}
function stateOf({ files }, tags) {
    const mains = files.filter((file) => file.package === "main" && file.main !== undefined);
    const built = (architecture, all) => all.filter((file) => isBuilt(file, { architecture, tags, cgo: true }) || isBuilt(file, { architecture, tags, cgo: false }));
    const found = architectures
        .map((architecture) => ({ architecture, mains: built(architecture, mains) }))
        .find(({ mains: list }) => list.length > 0);
    if (found === undefined)
        return { kind: "none", because: excluded(mains) };
    if (found.mains.every(({ main }) => main === "empty"))
        return { kind: "none", because: "its func main is empty, so the program would end at once" };
    return { kind: "program", only: found.architecture === "amd64" ? undefined : found.architecture };
}
function excluded(mains) {
    const names = mains.map(({ name }) => name).join(", ");
    const tags = [...new Set(mains.flatMap(({ ownTags }) => ownTags))];
    if (tags.some((tag) => tag !== "ignore"))
        return `${names} is built only with other build tags (it names ${tags.join(", ")})`;
    return tags.length > 0 ? `${names} is kept out of every build by its //go:build line` : `${names} is not for linux`;
}

;// CONCATENATED MODULE: ./src/plan/names.ts


/** The last element of a module or import path that says something: `/v2` and `.v2` do not. */
function pathName(path) {
    const parts = path.split("/");
    const last = parts.at(-1) ?? "";
    if (/^v\d+$/.test(last) && parts.length > 1)
        return parts.at(-2) ?? last;
    return last.replace(/\.v\d+$/, "");
}
/**
 * What the project is called: by its release file, by the module the user pointed at, or by what the paths of its modules
 * have in common. Never by a directory of this machine, so that the plan is the same in every checkout.
 */
function projectNames(project) {
    const home = project.modules.find(({ directory }) => directory === project.home);
    const path = home?.path ?? commonPath(project.modules.map((module) => module.path));
    const name = path === "" ? [] : [pathName(path)];
    const bare = name.map((one) => one.replace(/^go-|-go$|\.go$/g, ""));
    return [
        ...new Set([...(project.hints.projectName === undefined ? [] : [project.hints.projectName]), ...name, ...bare]),
    ].filter((one) => one !== "");
}
function commonPath(paths) {
    const [first = [], ...rest] = paths.map((path) => path.split("/"));
    const length = first.findIndex((part, at) => rest.some((other) => other[at] !== part));
    const common = length < 0 ? first : first.slice(0, length);
    // A host, or a host and an owner, name no project.
    return common.length > 2 ||
        (common.length === 2 && rest.length > 0 && !/^(?:github|gitlab|bitbucket)\./.test(common[0] ?? ""))
        ? common.join("/")
        : "";
}
/**
 * The binary's name: as the project's own builds name it, else as `go build` would. A main package in `cmd` itself is
 * named after what holds the folder.
 */
function binaryName(project, main) {
    const own = defaultName(main);
    const builds = buildsOf(project, main.directory).filter(({ binary }) => binary !== undefined);
    const [first] = builds;
    if (first === undefined)
        return own;
    const same = builds
        .filter(({ source, role }) => source === first.source && role === first.role)
        .map(({ binary }) => binary ?? "");
    const entries = project.hints.images.flatMap(({ entry }) => entry);
    return same.find((name) => name === own) ?? same.find((name) => entries.includes(name)) ?? same[0] ?? own;
}
function defaultName({ directory, module }) {
    const inside = external_node_path_.posix.relative(module.directory, directory);
    const path = external_node_path_.posix.join(module.path, inside);
    const name = external_node_path_.posix.basename(path) === "cmd" ? pathName(external_node_path_.posix.dirname(path)) : pathName(path);
    return name.replace(/[^A-Za-z0-9._+-]/g, "-").replace(/^[^A-Za-z0-9]+/, "") || "app";
}

;// CONCATENATED MODULE: ./src/plan/choice.ts


/** A program of the repository. */
function makeProgram(project, main, because) {
    return {
        name: binaryName(project, main),
        package: main.package,
        directory: main.directory,
        module: main.module,
        because,
    };
}
/** A directory as `commands` takes it: relative to what the user pointed at. */
function commandLine(project, directory) {
    const path = external_node_path_.posix.relative(project.directory, directory);
    return path === "" ? "." : path.startsWith("..") ? directory : `./${path}`;
}

;// CONCATENATED MODULE: ./src/plan/illegal-command.ts

/** The UserError for an entry of `commands`. */
function illegalCommand(written, why, hint) {
    return new user_error/* UserError */.y("invalid-input", `commands: ${JSON.stringify(written)} is not legal: ${why}`, hint);
}

;// CONCATENATED MODULE: ./src/plan/check-together.ts



/** Programs of several modules are built in one step, so all of them have to find their dependencies in the same way. */
function checkTogether(project, choices) {
    const programs = choices.map(({ program }) => program);
    const modules = [...new Set(programs.map(({ module }) => module.directory))];
    const ways = modules.map((directory) => {
        const scope = importScope(project, directory);
        return `${scope?.workspace === true ? "workspace" : "module"} ${scope?.vendor === undefined ? "" : "vendored"}`;
    });
    if (new Set(ways).size > 1)
        throw new user_error/* UserError */.y("invalid-input", `commands: the programs belong to the modules ${modules.join(", ")}, of which some are vendored or in a workspace and some are not`, `Use one step for each module, with \`working-directory: ${modules[0] ?? ""}\` and \`working-directory: ${modules[1] ?? ""}\`.`);
    for (const [at, program] of programs.entries()) {
        const twin = programs.findIndex(({ name }) => name === program.name);
        if (twin < at)
            throw illegalCommand(program.package, `${programs[twin]?.package ?? ""} and ${program.package} would both be called ${program.name}`, `Name one of them: \`commands: other=${program.package}\`.`);
    }
}

;// CONCATENATED MODULE: ./src/plan/nearest.ts

/** The entry that `text` was probably meant to be, by whole path or base name; undefined when none is near. */
function nearest(text, entries) {
    const distances = entries.map((entry) => ({
        entry,
        distance: Math.min(distance(text.replace(/^\.\//, ""), entry.replace(/^\.\//, "")), distance(external_node_path_.posix.basename(text), external_node_path_.posix.basename(entry))),
    }));
    const [best] = distances.sort((a, b) => a.distance - b.distance);
    return best !== undefined && best.distance <= Math.max(1, Math.floor(text.length / 3)) ? best.entry : undefined;
}
/** How many letters are to be added, left out or changed. */
function distance(a, b) {
    if (Math.max(a.length, b.length) > 200)
        return Infinity;
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1)
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
        row = next;
    }
    return row[b.length] ?? 0;
}

;// CONCATENATED MODULE: ./src/plan/commands.ts








/** The programs that `commands` names, in its order. Throws UserError `invalid-input` for what names no program. */
function chooseCommands(project, mains, commands) {
    const choices = commands.flatMap((written) => {
        const command = parseCommand(written);
        const found = resolve(project, mains, command);
        if (command.name !== undefined && found.length > 1)
            throw illegalCommand(written, `${command.target} stands for ${found.length} programs, which cannot share a name`, "Name each of them.");
        return found.map((choice) => command.name === undefined ? choice : { ...choice, program: { ...choice.program, name: command.name } });
    });
    const unique = [
        ...new Map(choices.map((choice) => [`${choice.program.module.directory} ${choice.program.package}`, choice])).values(),
    ];
    checkTogether(project, unique);
    return unique;
}
/** `name=./cmd/api` or the target alone. */
function parseCommand(written) {
    const at = written.indexOf("=");
    if (at < 0)
        return { name: undefined, target: written.trim(), written };
    const name = written.slice(0, at).trim();
    if (!/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/.test(name))
        throw illegalCommand(written, `${JSON.stringify(name)} is no name for a binary`, "It is made of letters, digits and . _ + -, such as `api=./cmd/server`.");
    return { name, target: written.slice(at + 1).trim(), written };
}
function resolve(project, mains, command) {
    const { target } = command;
    if (/(?:^|\/)\.\.\.$/.test(target))
        return below(project, mains, command);
    const found = atPath(project, mains, target) ?? atImportPath(mains, target) ?? byName(project, mains, command);
    if (found !== undefined) {
        if (found.state.kind === "none")
            throw illegalCommand(command.written, `${found.directory} is no program: ${found.state.because}`, commands_legal(project, mains));
        return [{ program: makeProgram(project, found, "commands names it"), main: found, notes: [] }];
    }
    const remote = ofRequirement(project, command);
    if (remote !== undefined)
        return [remote];
    throw unknown(project, mains, command);
}
/** Directories that a relative path may start from: what the user pointed at, its module, the repository. */
function starts(project) {
    return [...new Set([project.directory, project.home ?? project.directory, "."])];
}
function atPath(project, mains, target) {
    const path = target.endsWith(".go") ? external_node_path_.posix.dirname(target) : target;
    const places = starts(project).map((start) => tidy(external_node_path_.posix.join(start, path)));
    return places.map((place) => mains.find(({ directory }) => directory === place)).find((one) => one !== undefined);
}
const tidy = (path) => path.replace(/(?<=.)\/$/, "");
function atImportPath(mains, target) {
    return mains.find(({ module, directory }) => external_node_path_.posix.join(module.path, external_node_path_.posix.relative(module.directory, directory)) === target);
}
function byName(project, mains, { target, written }) {
    if (!/^[A-Za-z0-9][\w.+-]*$/.test(target))
        return undefined;
    const programs = mains.filter(({ state }) => state.kind === "program");
    const named = programs.filter((main) => binaryName(project, main) === target || external_node_path_.posix.basename(main.directory) === target);
    if (named.length <= 1)
        return named[0];
    const lines = named.map(({ directory }) => commandLine(project, directory));
    throw illegalCommand(written, `it is the name of ${named.length} programs: ${lines.join(", ")}`, `Write the directory: \`commands: ${lines[0] ?? ""}\`.`);
}
function below(project, mains, { target, written }) {
    const path = target.replace(/\/?\.\.\.$/, "") || ".";
    for (const start of starts(project)) {
        const above = tidy(external_node_path_.posix.join(start, path));
        const found = mains.filter(({ directory, state }) => state.kind === "program" && (above === "." || directory === above || directory.startsWith(`${above}/`)));
        if (found.length > 0)
            return found.map((main) => ({ program: makeProgram(project, main, `commands says ${target}`), main, notes: [] }));
    }
    throw illegalCommand(written, "there is no program below it", commands_legal(project, mains));
}
/** A program of a module that go.mod requires; whether there is one is known only when it is built. */
function ofRequirement(project, { target, written }) {
    if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^\s@]+/i.test(target) && !target.includes("@"))
        return undefined;
    const [path = target, version] = target.split("@");
    const home = project.modules.find(({ directory }) => directory === project.home) ??
        (project.modules.length === 1 ? project.modules[0] : undefined);
    const required = home?.requires
        .filter((one) => path === one.path || path.startsWith(`${one.path}/`))
        .sort((a, b) => b.path.length - a.path.length)[0];
    if (home === undefined || required === undefined)
        throw illegalCommand(written, `no module that ${external_node_path_.posix.join(project.home ?? project.directory, "go.mod")} requires holds it`, `Run \`go get -tool ${path}\` and commit go.mod and go.sum.`);
    if (version !== undefined && version !== required.version)
        throw illegalCommand(written, `go.mod requires ${required.path} ${required.version}`, `Write it without version, or run \`go get ${required.path}@${version}\`.`);
    const module = { path: home.path, directory: home.directory };
    return {
        program: {
            name: pathName(path),
            package: path,
            directory: home.directory,
            module,
            because: `commands names it, a package of ${required.path} ${required.version}`,
        },
        main: undefined,
        notes: [],
    };
}
function unknown(project, mains, { target, written }) {
    const path = tidy(external_node_path_.posix.join(project.directory, target));
    const isPackage = project.packages.some(({ directory }) => directory === path);
    const broken = project.broken.find(({ directory }) => path === directory || path.startsWith(`${directory}/`));
    if (broken !== undefined && broken.directory !== ".")
        return brokenModule(broken);
    return illegalCommand(written, isPackage ? `${path} is a library, not a program` : "there is no such program", commands_legal(project, mains, target));
}
/** What may be written instead; with `near` the likeliest first. */
function commands_legal(project, mains, near) {
    const lines = mains
        .filter(({ state }) => state.kind === "program")
        .map(({ directory }) => commandLine(project, directory));
    if (lines.length === 0)
        return "There is no program in this project.";
    const likely = near === undefined ? undefined : nearest(near, lines);
    const shown = lines.slice(0, 12).join(", ") + (lines.length > 12 ? ` and ${lines.length - 12} more` : "");
    return `${likely === undefined ? "" : `Did you mean \`commands: ${likely}\`? `}Programs: ${shown}.`;
}

;// CONCATENATED MODULE: ./src/plan/rank.ts



/** What two programs must differ by for one to be chosen without asking. */
const clearLead = 30;
/**
 * How much a build of the project's own says. What becomes the image outweighs what is released, and either outweighs
 * every name and place; other builds say as much as a name does, since Makefiles build tools as well. The strongest one
 * counts alone: a second mention is no second reason.
 */
const weight = { image: 130, release: 100, build: 30, development: 0 };
/** Directories in which projects keep what they do not ship. */
const sideDirectory = /^_?(?:examples?|samples?|demos?|tutorials?|playground|tests?|testing|e2e|testutils?|testdata|testhelpers?|fixtures?|mocks?|integration|tools?|tooling|devtools|hack|scripts?|contrib|docs?|documentation|website|www|gen|generate|generated|generators?|codegen|misc|third_party|bench|benchmarks?|ci|build|dev|magefiles|experimental|deprecated)$/i;
/** Words in a program's name that say it helps to make or watch the product. */
const sideName = /(?:^|[-_.])(?:gen|generate|generator|codegen|docgen|gendocs?|docs?|mkdocs|bench|benchmarks?|examples?|samples?|demo|tests?|tester|testing|e2e|integration|mocks?|fakes?|stubs?|lint|linter|fmt|debug|debugger|inspect|inspector|migrate|migrations?|migrator|release|changelog|tools?|scripts?|helper|dev|hack|check|checker|verify|validate|dump|fuzz|seed|canary|i18n|loadtest|stress|help|man|manpages|completions?)(?:$|[-_.])/i;
/** Ranks programs, the best first; equal ones by directory. */
function rank(project, programs) {
    const names = projectNames(project);
    const started = startedPrograms(project, programs);
    return programs
        .map((main) => rankOne(project, main, names, bestHint(project, main, started.get(main.directory) ?? [])))
        .sort((a, b) => Number(a.aside) - Number(b.aside) || b.score - a.score || (a.main.directory < b.main.directory ? -1 : 1));
}
const noReason = { points: 0, because: "" };
function rankOne(project, main, names, hint) {
    const path = external_node_path_.posix.relative(project.directory, main.directory) || ".";
    const isNamed = path !== "." && names.includes(pathName(path));
    const parts = path === "." ? [] : path.split("/");
    const inSide = (isNamed ? parts.slice(0, -1) : parts).some((part) => sideDirectory.test(part));
    const reasons = [hint, nameReason(path, names), placeReason(path), ...drawbacks(project, main, parts)];
    const best = reasons.reduce((a, b) => (b.points > a.points ? b : a));
    return {
        main,
        score: reasons.reduce((sum, { points }) => sum + points, 0),
        because: best.because,
        aside: inSide && hint.points < weight.release,
        helper: !isNamed && path !== "." && hint.points < weight.release && isHelper(path, parts, hint),
    };
}
/** `bin` itself holds scripts, not a program that is called bin. */
function isHelper(path, parts, hint) {
    return path === "bin" || sideName.test(pathName(path)) || (parts.includes("internal") && hint.points === 0);
}
function bestHint(project, main, started) {
    const builds = buildsOf(project, main.directory).map(({ role, file }) => ({
        points: weight[role],
        because: `${file} builds it`,
    }));
    return [...builds, ...started].reduce((best, next) => (next.points > best.points ? next : best), noReason);
}
/** By directory: the Dockerfiles that start a binary of one program's name. One that only copies a binary still says which. */
function startedPrograms(project, programs) {
    const named = new Map();
    for (const main of programs)
        for (const name of [binaryName(project, main), external_node_path_.posix.basename(main.directory)])
            named.set(name, (named.get(name) ?? new Set()).add(main.directory));
    const found = new Map();
    for (const { entry, role, file } of project.hints.images) {
        const directories = [...new Set(entry.flatMap((name) => [...(named.get(name) ?? [])]))];
        const [directory] = directories;
        if (directory === undefined || directories.length > 1)
            continue;
        found.set(directory, [...(found.get(directory) ?? []), { points: weight[role], because: `${file} starts it` }]);
    }
    return found;
}
function nameReason(path, names) {
    // The root is named after the project by itself.
    if (path === "." || path === "cmd")
        return { points: 0, because: "" };
    const name = pathName(path);
    if (names.includes(name))
        return { points: 40, because: `it has the project's name` };
    // food beside foo: which of both is the project's face is a guess.
    if (names.includes(`${name}d`) || (name.endsWith("d") && names.includes(name.slice(0, -1))))
        return { points: 25, because: `its name is nearly the project's` };
    if (sideName.test(name))
        return { points: -30, because: "" };
    return /^(?:server|app|api|service|daemon|main)$/.test(name)
        ? { points: 10, because: `it is called ${name}` }
        : { points: 0, because: "" };
}
function placeReason(path) {
    const depth = path.split("/").length;
    if (path === ".")
        return { points: 65, because: "it is the main package in the project's own directory" };
    if (path === "cmd" || /^(?:cmds?|commands?|bin|apps?|services?|daemons?)\/[^/]+$/.test(path))
        return { points: 30, because: `it lies in ${path.split("/")[0] ?? path}` };
    if (depth === 1 || /(?:^|\/)cmd(?:\/|$)/.test(path))
        return {
            points: 20,
            because: `it lies in ${external_node_path_.posix.dirname(path) === "." ? "the project's own directory" : external_node_path_.posix.dirname(path)}`,
        };
    return { points: Math.max(0, 20 - 5 * depth), because: `it lies in ${external_node_path_.posix.dirname(path)}` };
}
function drawbacks(project, main, parts) {
    const isMember = project.workspace?.use.includes(main.module.directory) === true;
    const isNested = project.modules.some(({ directory }) => directory === project.home) &&
        main.module.directory !== project.home &&
        !isMember;
    return [
        ...(parts.includes("internal") ? [{ points: -20, because: "" }] : []),
        ...(isNested ? [{ points: -10, because: "" }] : []),
    ];
}

;// CONCATENATED MODULE: ./src/plan/programs.ts







/**
 * The programs to build: those that `commands` names, else the one that the project's own release files, names and places
 * leave no doubt about. Throws UserError `ambiguous-program` with candidates when there is doubt, `no-program` when there
 * is none to choose, `invalid-input` for commands that name no program, `invalid-go-module` when a go.mod that is needed
 * cannot be used.
 */
function choosePrograms(project, wanted) {
    const mains = mainPackages(project, wanted.buildTags);
    const programs = wanted.commands.length > 0 ? chooseCommands(project, mains, wanted.commands) : [chooseOne(project, mains)];
    const needed = new Set(programs.map(({ program }) => program.module.directory));
    checkNeeded(project, needed);
    return {
        programs: programs.map(({ program }) => program),
        notes: [
            ...programs.flatMap(({ notes }) => notes),
            ...programs.flatMap(({ main }) => onlyNotes(main)),
            ...brokenNotes(project),
            ...limitNotes(project),
        ],
    };
}
function chooseOne(project, mains) {
    const home = project.broken.find(({ directory, file }) => directory === project.home && file.endsWith("go.mod"));
    if (home !== undefined)
        throw brokenModule(home);
    const inside = mains.filter(({ directory }) => programs_isInside(directory, project.directory) && !isIgnored(project, directory));
    const ranked = rank(project, inside.filter(({ state }) => state.kind === "program"));
    const contenders = ranked.filter(({ aside }) => !aside);
    const [best, second] = contenders;
    if (best === undefined || contenders.every(({ helper }) => helper))
        throw noProgram(project, inside, ranked);
    if (second !== undefined && best.score - second.score < clearLead)
        throw ambiguous(project, contenders);
    const others = contenders.slice(1).filter(({ score }) => score > 0);
    const because = contenders.length === 1 && best.score < 100 ? "it is the only program" : best.because;
    return {
        program: makeProgram(project, best.main, because),
        main: best.main,
        notes: others.length === 0 ? [] : [passedOver(project, others)],
    };
}
function programs_isInside(directory, above) {
    return above === "." || directory === above || directory.startsWith(`${above}/`);
}
function isIgnored(project, directory) {
    return project.packages.some((one) => one.directory === directory && one.ignored);
}
const mostListed = 40;
/** Below this a program is by name and place so clearly a helper that listing it would only hide the others. */
const doubtful = -20;
function candidate({ main, because }) {
    return { directory: main.directory, package: main.package, because };
}
function ambiguous(project, contenders) {
    const likely = contenders.filter(({ score }) => score > doubtful);
    const real = likely.length > 1 ? likely : contenders;
    const lines = real.slice(0, mostListed).map(({ main }) => commandLine(project, main.directory));
    const [first = "."] = lines;
    const more = real.length > mostListed ? ` and ${real.length - mostListed} more` : "";
    const [one = first, two = lines[1] ?? first] = lines;
    return new user_error/* UserError */.y("ambiguous-program", `there are ${real.length} programs and nothing says which one is meant: ${lines.join(", ")}${more}`, `Set \`commands: ${first}\`, or the one you mean. To build several, each as an image of its own, set \`commands: ${one},${two}\` and put \`{command}\` into the image's name, such as \`image: ghcr.io/OWNER/{command}\`.`, { candidates: real.map(candidate) });
}
function noProgram(project, inside, ranked) {
    const where = project.directory === "." ? "this repository" : project.directory;
    const tools = project.modules.find(({ directory }) => directory === project.home)?.tools ?? [];
    const [first] = ranked;
    const passed = ranked.map(({ main }) => commandLine(project, main.directory));
    const others = inside.flatMap(({ directory, state }) => state.kind === "none" ? [`${commandLine(project, directory)} (${state.because})`] : []);
    const listed = [...passed, ...others].slice(0, mostListed);
    const said = listed.length === 0 ? "" : `; passed over: ${listed.join(", ")}`;
    const hint = first !== undefined
        ? `These are examples, tests or tools. If one is meant all the same, set \`commands: ${commandLine(project, first.main.directory)}\`.`
        : tools[0] !== undefined
            ? `A program of a required module is built with \`commands: ${tools[0]}\`.`
            : "A library needs no image. A program is a `package main` with a `func main()` that does something, in a file that is built for linux.";
    return new user_error/* UserError */.y("no-program", `${where} holds no program to build an image of: it looks like a library${said}`, hint, { candidates: ranked.map(candidate) });
}
function passedOver(project, others) {
    const lines = others.map(({ main }) => commandLine(project, main.directory));
    const shown = lines.slice(0, 8).join(", ") + (lines.length > 8 ? ` and ${lines.length - 8} more` : "");
    return { code: "other-programs", message: `not built: ${shown}; name programs in \`commands\` to build them` };
}
function onlyNotes(main) {
    if (main?.state.kind !== "program" || main.state.only === undefined)
        return [];
    return [
        {
            code: "architecture-only",
            message: `${main.directory} is not built for amd64 but for ${main.state.only}: set platforms accordingly`,
        },
    ];
}
/** Throws UserError `invalid-go-module` when a module or workspace that the programs need cannot be used. */
function checkNeeded(project, modules) {
    const members = [...modules].some((directory) => project.workspace?.use.includes(directory))
        ? (project.workspace?.use ?? [])
        : [];
    const needed = new Set([...modules, ...members, ...localTargets(project, modules)]);
    for (const broken of project.broken) {
        const isWork = broken.file.endsWith("go.work");
        if (isWork ? [...modules].some((directory) => programs_isInside(directory, broken.directory)) : needed.has(broken.directory))
            throw brokenModule(broken);
    }
}
function localTargets(project, modules) {
    return project.modules
        .filter(({ directory }) => modules.has(directory))
        .flatMap(({ directory, replaces }) => replaces
        .filter(({ newPath }) => newPath.startsWith("."))
        .map(({ newPath }) => external_node_path_.posix.join(directory, newPath).replace(/(?<=.)\/$/, "")));
}
function brokenNotes(project) {
    const modules = project.broken.map(({ file, line, message }) => ({
        code: "broken-module",
        message: `${file}${line === undefined ? "" : `:${line}`} is passed over: ${message}`,
    }));
    const hints = project.hints.broken.map(({ file, message }) => ({
        code: "broken-release-file",
        message: `${file} cannot be read and decides nothing: ${message}`,
    }));
    return [...modules, ...hints];
}
function limitNotes(project) {
    const limits = project.limits.map((limit) => ({
        code: "tree-too-large",
        message: limit === "depth"
            ? "directories nested deeper than 48 were not read"
            : "the tree has too many entries: not all of it was read",
    }));
    const unread = project.unread.length === 0
        ? []
        : [
            {
                code: "file-too-large",
                message: `Go files of more than 4 MiB were not read: ${project.unread.slice(0, 5).join(", ")}`,
            },
        ];
    return [...limits, ...unread];
}

;// CONCATENATED MODULE: ./src/plan/runtime-notes.ts

/** Packages that every image has, or that only a build needs. */
const usual = new Set("bash build-base build-essential busybox ca-certificates coreutils curl gcc g++ git-lfs-dev gnupg libc6-compat libc-dev linux-headers make musl musl-dev netbase openssl pkg-config pkgconfig tzdata upx wget".split(" "));
/** What programs start by name that no image needs a package for. */
const alwaysThere = new Set([
    "sh",
    "/bin/sh",
    "cat",
    "ls",
    "true",
    "false",
    "echo",
    "go",
    "uname",
    "hostname",
    "open",
    "xdg-open",
    "cmd",
    "rundll32",
    "clip",
    "pbcopy",
    "osascript",
    "powershell",
    "powershell.exe",
    "cmd.exe",
]);
/**
 * What the program may need when it runs: as far as its existing Dockerfile or its calls of exec.Command say it. Each is
 * a suggestion of an input; nothing is taken over by itself, since a Dockerfile says how it was done, not why.
 */
function runtimeNotes(project, programs, tags) {
    const image = project.hints.images.find(({ role }) => role === "image");
    return [...(image === undefined ? [] : imageNotes(image)), ...commandNotes(project, programs, tags)];
}
function imageNotes(image) {
    const files = image.copies.filter(({ source, destination }) => !notContent.test(source) && !destination.startsWith("/tmp") && !isBinary(image, source));
    const packages = image.packages.filter((name) => !usual.has(name));
    const ports = image.ports.filter((port) => /^\d+/.test(port) && Number.parseInt(port, 10) < 1024);
    const note = (code, input, items, what) => items.length === 0
        ? []
        : [
            {
                code,
                message: `${image.file} ${what} ${shown(items)}: set \`${input}\` if the program needs ${items.length === 1 ? "it" : "them"}`,
            },
        ];
    return [
        ...note("runtime-files", "files", files.map(({ source, destination }) => `${source}:${destination}`), "copies"),
        ...note("runtime-packages", "apk", packages, "installs"),
        ...note("runtime-capabilities", "capabilities", ports.map((port) => `port ${port}`), "serves"),
        ...note("runtime-dirs", "dirs", image.volumes, "declares the volumes"),
        ...note("runtime-links", "links", image.links.map(({ target, link }) => `${target}:${link}`), "makes the links"),
    ];
}
/** The whole tree, computed names, and what no program reads. */
const notContent = /^[./]*$|\$|\*|^(?:\.\/)?(?:go\.(?:mod|sum)|LICEN[CS]E.*|NOTICE.*|README.*)$/i;
/** What is copied under the name it is started by is the program itself. */
function isBinary({ entry }, source) {
    return entry.includes(source.slice(source.lastIndexOf("/") + 1));
}
function commandNotes(project, programs, tags) {
    const found = programs.flatMap((program) => programClosure(project, program, { tags, cgo: false }).linked.flatMap(({ package: one, files }) => one.vendored ? [] : files.flatMap(({ runs }) => runs)));
    const own = new Set(programs.map(({ name }) => name));
    const names = [...new Set(found)]
        .filter((name) => /^[A-Za-z0-9][\w.+-]*$/.test(name) && !alwaysThere.has(name) && !own.has(name))
        .sort();
    return names.length === 0
        ? []
        : [
            {
                code: "runtime-commands",
                message: `the program starts ${shown(names)}: set \`apk\` to the packages that hold ${names.length === 1 ? "it" : "them"}`,
            },
        ];
}
function shown(items) {
    const unique = [...new Set(items)];
    return unique.slice(0, 6).join(", ") + (unique.length > 6 ? ` and ${unique.length - 6} more` : "");
}

;// CONCATENATED MODULE: ./src/plan/sources.ts




/** What the build needs to be sent. Programs of several modules find their dependencies in the same way (commands.ts). */
function sources(project, programs, tags) {
    const directories = [...new Set(programs.map(({ module }) => module.directory))];
    const [directory = project.directory] = directories;
    const scopes = directories.flatMap((one) => importScope(project, one) ?? []);
    // With cgo and without, since either may be built.
    const closures = programs.flatMap((program) => [true, false].map((cgo) => programClosure(project, program, { tags, cgo })));
    const workspace = scopes[0]?.workspace === true ? project.workspace : undefined;
    const needed = [
        ...directories,
        ...scopes.flatMap(({ roots }) => roots.map((root) => root.directory)),
        ...(workspace === undefined ? [] : [workspace.directory, ...workspace.use]),
    ];
    const context = needed.filter((path) => !isOutside(path)).reduce(commonDirectory, directory);
    return {
        context,
        workdir: external_node_path_.posix.relative(context, directory) || ".",
        workspace: workspace !== undefined,
        withoutWorkspace: workspace === undefined && project.workspace !== undefined && sources_isInside(project.workspace.directory, context),
        vendored: scopes[0]?.vendor !== undefined,
        goSum: scopes[0]?.module.hasGoSum === true,
        usesLoadLocation: closures.some(usesLocations) && !tags.includes("timetzdata"),
        pgo: closures.some(({ linked }) => linked[0]?.package.pgo === true),
        packages: [...new Set(closures.flatMap(({ linked }) => linked.map((one) => one.package.directory)))].sort(),
        notes: [
            ...directories.flatMap((one) => placeNotes(project, one, context, needed)),
            ...runtimeNotes(project, programs, tags),
        ],
    };
}
/** time/tzdata in the program, or the tag of the same meaning, is a copy of the time zones. */
function usesLocations({ linked, external }) {
    return !external.includes("time/tzdata") && linked.some(({ files }) => files.some((file) => file.usesLocations));
}
function commonDirectory(a, b) {
    const [left = [], right = []] = [a, b].map((path) => (path === "." ? [] : path.split("/")));
    const length = left.findIndex((part, at) => part !== right[at]);
    return (length < 0 ? left : left.slice(0, length)).join("/") || ".";
}
function isOutside(path) {
    return path === ".." || path.startsWith("../");
}
function sources_isInside(directory, above) {
    return above === "." || directory === above || directory.startsWith(`${above}/`);
}
function placeNotes(project, directory, context, needed) {
    const outside = needed.filter(isOutside);
    const known = new Set([...project.modules, ...project.broken].map((module) => module.directory));
    const absent = needed.filter((path) => !outside.includes(path) && !known.has(path) && path !== project.workspace?.directory);
    const unlisted = project.workspace !== undefined && !project.workspace.use.includes(directory);
    return [
        ...(context === directory
            ? []
            : [
                {
                    code: "context-above-module",
                    message: `${context === "." ? "the whole repository" : context} is sent to the builder, since ${external_node_path_.posix.join(directory, "go.mod")} or go.work leads out of ${directory}`,
                },
            ]),
        ...(outside.length === 0
            ? []
            : [
                {
                    code: "outside-repository",
                    message: `${outside.join(", ")} is outside the repository and cannot be sent: the build works only if nothing there is needed`,
                },
            ]),
        ...(absent.length === 0
            ? []
            : [
                {
                    code: "module-missing",
                    message: `there is no go.mod in ${absent.join(", ")}, where a replace or use line leads: is a submodule not checked out?`,
                },
            ]),
        ...(unlisted
            ? [
                {
                    code: "workspace-not-used",
                    message: `${external_node_path_.posix.join(project.workspace.directory, "go.work")} does not list ${directory}: it is built with GOWORK=off`,
                },
            ]
            : []),
    ];
}

;// CONCATENATED MODULE: ./src/plan/decide.ts








/** Throws UserError for whatever detection cannot answer; see programs.ts, go-version.ts and cgo.ts. */
function decide({ settings, project }) {
    const chosen = choosePrograms(project, { commands: settings.commands, buildTags: settings.buildTags ?? [] });
    const { programs } = chosen;
    for (const program of programs)
        mustBeOneLine(program);
    const { tags, notes: tagNotes } = buildTags(project, programs, settings.buildTags);
    const go = goVersion(project, programs, settings.goVersion);
    const cgo = decideCgo(project, programs, { asked: settings.cgo, tags });
    const read = sources(project, programs, tags);
    return {
        programs,
        go: { version: go.version, from: go.from },
        cgo: !cgo.enabled ? "off" : settings.cgo === "dynamic" ? "dynamic" : "static",
        tags,
        sources: read,
        bases: baseCandidates(settings, go.version),
        notes: [
            ...chosen.notes,
            ...tagNotes,
            ...go.notes,
            ...cgo.notes,
            ...embedNotes(project, programs, tags),
            ...read.notes,
        ],
    };
}
/** The go command takes no such path either; in a Dockerfile it would end the line. */
function mustBeOneLine({ name, package: path, module }) {
    const strange = [name, path, module.path, module.directory].find((text) => /[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text));
    if (strange === undefined)
        return;
    throw new user_error/* UserError */.y("unreadable-project", `${JSON.stringify(strange)} is no name that Go can build`, "Rename it, or choose another program with commands.");
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/plan/lent.ts
/**
 * What the host lends to the steps that run the go command: names of environment variables, `ca-bundle` for its certificates,
 * `netrc` for its passwords. The values travel as build secrets and reach no plan, layer or cache key.
 */
function lentSecrets(environment, asked) {
    const netrc = asked.includes("netrc") || environment.privateModules.length > 0;
    const names = [...environment.variables, ...asked.filter((name) => name !== "netrc")];
    const files = [...(environment.caBundle ? ["ca-bundle"] : []), ...(netrc && environment.netrc ? ["netrc"] : [])];
    return [...new Set([...names, ...files])].sort();
}

;// CONCATENATED MODULE: ./src/plan/dockerfile-step.ts

/** A RUN of several lines. The quoted delimiter keeps Docker's hands off the text; only the shell reads it. */
function run(mounts, script) {
    const options = mounts.map((mount) => `--mount=${mount} \\\n    `).join("");
    return [`RUN ${options}<<'EOF'`, "set -eu", ...script, "EOF"];
}
/** Whose objects a step reads and writes: those of the image's platform, or of the machine that builds. */
const target = "$TARGETARCH$TARGETVARIANT";
const dockerfile_step_native = "$BUILDARCH$BUILDVARIANT";
/** Mounts of a step that runs the go command: the sources, both of Go's caches, and what the host lends. */
function buildMounts(recipe, platform, alone = false) {
    const { generate } = recipe.settings;
    return [
        generate.length > 0 ? "type=bind,from=source,source=/generated,target=/src" : "type=bind,target=/src",
        ...goMounts(recipe, platform, alone),
    ];
}
/**
 * One module cache for all, as the go command locks what it writes; `alone` says that nothing else runs. The other cache is
 * locked by the step: BuildKit may otherwise hand out an empty directory while it measures a full one.
 */
function goMounts(recipe, platform, alone = false) {
    const modules = recipe.carried ? "from=go-mod," : "";
    const objects = recipe.carried ? `from=go-build${platform === dockerfile_step_native ? "-native" : ""},` : "";
    return [
        ...(recipe.vendored ? [] : [`type=cache,id=go-mod,${modules}target=/go/pkg/mod${alone ? ",sharing=locked" : ""}`]),
        `type=cache,id=go-build-${platform},${objects}target=/root/.cache/go-build,sharing=locked`,
        ...(recipe.cgo === "off" ? [] : ["type=cache,id=zig,target=/root/.cache/zig"]),
        ...lentMounts(recipe),
    ];
}
const secretFiles = new Map([
    ["ca-bundle", "/etc/ssl/certs/ca-certificates.crt"],
    ["netrc", "/root/.netrc"],
]);
function lentMounts({ environment, settings, }) {
    const mount = (name) => {
        const file = secretFiles.get(name);
        return file === undefined ? `env=${name}` : `target=${file}`;
    };
    const secrets = lentSecrets(environment, settings.secrets).map((name) => `type=secret,id=${name},${mount(name)}`);
    return [...secrets, ...(settings.ssh ? ["type=ssh"] : [])];
}

;// CONCATENATED MODULE: ./src/plan/quote.ts
/** Quoting for text that enters the generated Dockerfile. None of it may hold a line break: settings refuse those. */
/** One word for a POSIX shell, bare where that is safe. */
function shellWord(text) {
    if (/^[A-Za-z0-9_./:=@%+,-]+$/.test(text))
        return text;
    return `'${text.replaceAll("'", `'\\''`)}'`;
}
/**
 * One word of ENV, LABEL and similar instructions, taken literally: neither `$` nor a backslash means anything.
 * Source: https://docs.docker.com/reference/dockerfile/#environment-replacement and #env; inside double quotes the
 * backslash escapes `"`, `$` and itself.
 */
function dockerWord(text) {
    return `"${text.replace(/[\\"$]/g, (character) => `\\${character}`)}"`;
}
/** The exec form of ENTRYPOINT and CMD, in which nothing is expanded. */
function execForm(words) {
    return JSON.stringify(words);
}

;// CONCATENATED MODULE: ./src/plan/build-stage.ts


/** Compiles every program for one platform, on the build platform: Go and zig cross-compile, so nothing is emulated. */
function buildStage(recipe) {
    const { settings } = recipe;
    const stamped = [...new Set(recipe.programs.flatMap(({ stamps }) => stamps.map(({ argument }) => argument)))].sort();
    return [
        "FROM go AS build",
        "ARG TARGETOS TARGETARCH TARGETVARIANT",
        // The last thing before the step, so that a new version costs a link and no download.
        ...(stamped.length > 0
            ? [`ARG ${stamped.map((name) => `${name}=${name === "VERSION" ? "dev" : ""}`).join(" ")}`]
            : []),
        ...run(buildMounts(recipe, target), [
            ...targetLines(recipe),
            ...recipe.programs.flatMap((program, at) => [
                ...enter(program.workdir, at === 0 ? recipe.workdir : recipe.programs[at - 1]?.workdir),
                goBuild(recipe, program),
            ]),
            ...(settings.capabilities.length > 0 ? capabilityLines(recipe) : []),
            // A time of its own in each build would make each build a new layer.
            "find /out -exec touch -h -d @0 {} +",
        ]),
    ];
}
/** Programs may come from several modules. */
function enter(workdir, from) {
    return workdir === from ? [] : [`cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`];
}
function goFlagWords(recipe) {
    const { gcflags } = recipe.settings;
    const own = "all=-dwarf=false";
    // A pattern given twice counts once, the last: what is said about `all` has to be said in one place.
    const compiler = gcflags.startsWith("all=")
        ? [`${own} ${gcflags.slice(4)}`]
        : [own, ...(gcflags === "" ? [] : [gcflags])];
    const tags = recipe.cgo !== "static" ? recipe.tags : [...new Set([...recipe.tags, "netgo", "osusergo"])].sort();
    return [
        "-trimpath",
        "-buildvcs=false",
        ...(recipe.vendored ? ["-mod=vendor"] : []),
        ...(tags.length > 0 ? [`-tags=${tags.join(",")}`] : []),
        ...compiler.map((flags) => `-gcflags=${flags}`),
    ];
}
/** Modules that were carried may lack what this build needs: the command of with-modules.ts adds it. */
function goCommand({ carried, vendored }) {
    return carried && !vendored ? "with-modules go" : "go";
}
function goBuild(recipe, { name, package: path, stamps }) {
    const words = ["-s", "-w", ...(recipe.cgo === "static" ? ["-linkmode", "external", "-extldflags", "-static"] : [])];
    const variables = stamps.map(({ variable, argument }) => `-X ${variable}=$${argument}`);
    const own = [...words, ...variables].join(" ");
    const linker = `${stamps.length > 0 ? `"${own}"` : shellWord(own)}${recipe.settings.ldflags === "" ? "" : shellWord(` ${recipe.settings.ldflags}`)}`;
    const flags = goFlagWords(recipe).map(shellWord).join(" ");
    return `${goCommand(recipe)} build ${flags} -ldflags=${linker} -o ${shellWord(`/out/${name}/usr/local/bin/${name}`)} ${shellWord(path)}`;
}
/** Makes the go command compile for the image's platform. */
function targetLines(recipe) {
    return [
        'export GOOS="$TARGETOS" GOARCH="$TARGETARCH"',
        ...variantLines(recipe),
        ...(recipe.cgo === "off" ? [] : compilerLines(recipe)),
    ];
}
function variantLines(recipe) {
    const { platforms } = recipe.settings;
    return [
        ...(platforms.some(({ arch }) => arch === "arm")
            ? ['if [ "$TARGETARCH" = arm ]; then export GOARM="${TARGETVARIANT#v}"; fi']
            : []),
        ...(platforms.some(({ arch, variant }) => arch === "amd64" && variant !== "")
            ? ['if [ "$TARGETARCH" = amd64 ] && [ -n "$TARGETVARIANT" ]; then export GOAMD64="$TARGETVARIANT"; fi']
            : []),
    ];
}
/** zig brings musl and a C compiler for every one of these. */
const zigTargets = {
    "386": "x86-linux-musl",
    amd64: "x86_64-linux-musl",
    arm64: "aarch64-linux-musl",
    armv6: "arm-linux-musleabihf -mcpu=arm1176jzf_s",
    armv7: "arm-linux-musleabihf",
    loong64: "loongarch64-linux-musl",
    ppc64le: "powerpc64le-linux-musl",
    riscv64: "riscv64-linux-musl",
    s390x: "s390x-linux-musl",
};
function compilerLines(recipe) {
    const arches = [
        ...new Set(recipe.settings.platforms.map(({ arch, variant }) => (arch === "arm" ? `arm${variant}` : arch))),
    ];
    return [
        'case "$TARGETARCH$TARGETVARIANT" in',
        ...arches.map((arch) => `  ${arch === "amd64" ? "amd64*" : arch}) target="${zigTargets[arch] ?? arch}" ;;`),
        "esac",
        `export CC="zig cc -target $target${recipe.cgo === "dynamic" ? " -dynamic" : ""}" CXX="zig c++ -target $target${recipe.cgo === "dynamic" ? " -dynamic" : ""}"`,
    ];
}
/**
 * Writes the file capabilities with a small Go program: setcap is in no base image, Go is. `p` and `e` of version 2:
 * https://github.com/torvalds/linux/blob/master/include/uapi/linux/capability.h (struct vfs_cap_data).
 */
function capabilityLines(recipe) {
    const bits = recipe.settings.capabilities.reduce((mask, { number }) => mask | (1n << BigInt(number)), 0n);
    const word = (value) => [0n, 8n, 16n, 24n].map((shift) => Number((value >> shift) & 0xffn));
    const data = [...word(0x02000001n), ...word(bits & 0xffffffffn), 0, 0, 0, 0, ...word(bits >> 32n), 0, 0, 0, 0];
    const bytes = data.map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
    const program = `package main; import ("os"; "syscall"); func main() { for _, f := range os.Args[1:] { if err := syscall.Setxattr(f, "security.capability", []byte("${bytes}"), 0); err != nil { panic(err) } } }`;
    const files = recipe.programs.map(({ name }) => shellWord(`/out/${name}/usr/local/bin/${name}`));
    return [
        `printf '%s\\n' ${shellWord(program)} > /tmp/setcap.go`,
        `env -u GOOS -u GOARCH -u GOARM -u GOAMD64 CGO_ENABLED=0 GOWORK=off GOFLAGS= go run /tmp/setcap.go ${files.join(" ")}`,
    ];
}

;// CONCATENATED MODULE: ./src/plan/seeds.ts
/** The seeds of a build, none where nothing is carried. */
function seeds({ carried, cgo, vendored, settings }) {
    if (!carried)
        return [];
    return [
        // A generator may run anything of the toolchain, and a C compiler is as large as all the rest.
        ...(cgo === "off" && settings.generate.length === 0
            ? [{ name: "toolchain", kind: "toolchain", platform: null }]
            : []),
        ...(vendored ? [] : [{ name: "go-mod", kind: "modules", platform: null }]),
        ...settings.platforms.map(({ text, arch, variant }) => ({
            name: `go-build-${arch}${variant}`,
            kind: "objects",
            platform: text,
        })),
    ];
}
/** Where builds run, as far as Go's images exist: their own platform is what tests are compiled for. */
const buildPlatforms = ["386", "amd64", "arm64", "armv7", "ppc64le", "riscv64", "s390x"];
/** The stages that seeds replace, and the ones that choose by platform, since a mount's `from` cannot. */
function seedStages(recipe) {
    const empty = seeds(recipe).filter(({ kind }) => kind !== "toolchain");
    if (empty.length === 0)
        return [];
    const tests = recipe.settings.test.length > 0 || recipe.settings.generate.length > 0;
    const names = new Set([
        ...empty.map(({ name }) => name),
        ...(tests ? buildPlatforms.map((platform) => `go-build-${platform}`) : []),
    ]);
    return [
        "# Empty, or what an earlier build left, given as a named context of that name.",
        ...[...names].map((name) => `FROM --platform=$BUILDPLATFORM scratch AS ${name}`),
        "FROM go-build-$TARGETARCH$TARGETVARIANT AS go-build",
        ...(tests ? ["FROM go-build-$BUILDARCH$BUILDVARIANT AS go-build-native"] : []),
    ];
}

;// CONCATENATED MODULE: ./src/plan/with-modules.ts
/** What the module cache lacks of the modules it holds, a line each: import path, module with version, directory. */
const prunedList = "cache/pruned";
/**
 * A command before `go build` and `go test`. The carried module cache holds only the packages that an earlier build read,
 * so a new import may be missing from a module that seems to be there: the go command never looks a second time, and it
 * remembers in GOCACHE which packages a module has (GODEBUG=goindex=0 asks the directory instead). The missing files are
 * added from the module itself and nothing is replaced, as a build for another platform may be reading beside it.
 * Source: https://github.com/golang/go/blob/master/src/cmd/go/internal/modload/import.go and ../modindex.
 */
const withModules = [
    "COPY --chmod=755 <<'EOF' /usr/local/bin/with-modules",
    "#!/bin/sh",
    "# with-modules go build|test [flag ...] package ...",
    "# The module cache may hold only those packages that an earlier build read; what is missing is fetched.",
    "cache=$(go env GOMODCACHE) work=$(mktemp -d) verb=$2",
    "shift 2",
    'list="$cache/cache/pruned"',
    '[ -e "$list" ] || exec go "$verb" "$@"',
    "fetch() {",
    `  GODEBUG=goindex=0 go list -e -deps -f '{{if .Error}}{{.ImportPath}}{{end}}' "$@" 2>/dev/null >"$work/missing"`,
    `  awk 'FILENAME == ARGV[1] { module[$1] = $2 " " $3; next }`,
    `    { for (path in module) if ($1 == path || index($1, path "/") == 1) print module[path] }' "$list" "$work/missing" |`,
    '    sort -u >"$work/asked"',
    '  touch "$work/fetched"',
    // For busybox's grep an empty file of patterns matches every line.
    `  awk 'FILENAME == ARGV[1] { fetched[$0]; next } !($0 in fetched)' "$work/fetched" "$work/asked" >"$work/new"`,
    '  [ -s "$work/new" ] || return 1',
    "  while read -r module directory; do",
    '    GOMODCACHE="$work/mod" GOFLAGS=-modcacherw go mod download "$module" </dev/null || return 1',
    // What is there is dated 2037, and cpio replaces nothing that is newer. (busybox's `cp -n` passes over directories.)
    `    (cd "$work/mod/$directory" && find . -type f | cpio -o -H newc 2>/dev/null) | (cd "$cache/$directory" && cpio -idm 2>/dev/null)`,
    '  done <"$work/new"',
    '  cat "$work/new" >>"$work/fetched"',
    '  touch "$cache/cache/completed"',
    "}",
    "complete() {",
    "  count=$#",
    '  while [ "$count" -gt 0 ]; do',
    '    case $1 in -o) shift && count=$((count - 1)) ;; *) set -- "$@" "$1" ;; esac',
    "    shift && count=$((count - 1))",
    "  done",
    '  while fetch "$@"; do :; done',
    "}",
    'if [ "$verb" = test ]; then',
    "  export GODEBUG=goindex=0",
    '  complete -test "$@"',
    '  exec go test "$@"',
    "fi",
    'go "$verb" "$@" 2>"$work/said" && code=0 || code=$?',
    `if [ "$code" = 0 ] || ! grep -qE 'no required module|cannot find|does not contain package|no such file|no matching files' "$work/said"; then`,
    '  cat "$work/said" >&2 && exit "$code"',
    "fi",
    'complete "$@"',
    // What the go command noted of a module while it was in part holds no longer.
    "export GODEBUG=goindex=0",
    'exec go "$verb" "$@"',
    "EOF",
];

;// CONCATENATED MODULE: ./src/plan/export-stages.ts





/**
 * The time that all carried files have, 2037, in seconds since 1970. It is in the future, so that Go neither notes that it
 * used an entry (on a layered file system a new time costs a copy of the file) nor drops it as old, and what a build adds
 * can be told by its time. Source: https://github.com/golang/go/blob/master/src/cmd/go/internal/cache/cache.go (used, Trim).
 */
const carriedTime = 2_114_380_800;
/**
 * Stages that export the caches of the engine that has just built, `export-NAME` each. Their steps mount the same
 * directories as the build's and print `cache: NAME FILES BYTES NEW`: what was exported, and the bytes that this build
 * added. Nothing is exported where that is not worth it. `EXPORT` makes the steps run each time, `BEGAN` is when the build
 * began in seconds since 1970, `SEEDED` lists the seeds it began with.
 */
function exportStages(recipe, go) {
    const kinds = new Set(seeds(recipe).map(({ kind }) => kind));
    const stages = [
        ...(kinds.has("toolchain") ? [toolchainStage(go)] : []),
        ...(kinds.has("modules") ? [moduleStage(recipe)] : []),
        objectStage(recipe),
    ];
    return stages.map((lines) => lines.join("\n")).join("\n\n") + "\n";
}
const inputs = "ARG EXPORT BEGAN SEEDED";
/** Files of this build and carried ones, told apart by their time. `$worth` is empty where nothing was added. */
const measure = [
    'touch -d "@$BEGAN" /tmp/began && touch -d @2114380000 /tmp/carried && touch -d @1000000000 /tmp/old',
    "bytes() { tr '\\n' '\\0' | xargs -0 -r stat -c %s | awk '{ sum += $1 } END { print sum + 0 }'; }",
    // The one way that every busybox knows to copy what is listed, and no more.
    "copy() { cpio -o -H newc 2>/dev/null | { cd /out && cpio -idm 2>/dev/null; }; }",
    'report() { echo "cache: $1 $(find /out -type f | wc -l) $(find /out -type f | bytes) $2"; }',
];
function objectStage(recipe) {
    const name = `go-build-${target}`;
    const lists = recipe.programs.flatMap((program, at) => [
        ...enter(program.workdir, at === 0 ? recipe.workdir : recipe.programs[at - 1]?.workdir),
        `GOCACHE=/out go list -export -deps ${words(recipe)} ${shellWord(program.package)} >/dev/null`,
    ]);
    const script = [
        ...measure,
        "cd /root/.cache/go-build",
        "find . -type f -newer /tmp/began ! -newer /tmp/carried >/tmp/new",
        "new=$(bytes </tmp/new) all=$(find . -type f | bytes)",
        "mkdir /out",
        // Less than a twentieth is compiled again faster than it is sent.
        `case " $SEEDED " in *" ${name} "*) [ $((new * 20)) -ge "$all" ] || { report "${name}" "$new"; exit 0; } ;; esac`,
        "cp -a . /out",
        // The go command marks what a build like this one reads; the rest is kept only if this build wrote it.
        'if [ "$new" -lt "$all" ]; then',
        "find /out -type f -exec touch -d @0 {} +",
        "date +%s >/out/trim.txt",
        "cd - >/dev/null",
        ...targetLines(recipe),
        ...lists,
        ...(recipe.settings.test.length > 0 ? testLists(recipe) : []),
        "cd /out && find . -type f ! -newer /tmp/old >/tmp/unread",
        `awk 'FILENAME == ARGV[1] { added[$0]; next } !($0 in added)' /tmp/new /tmp/unread | tr '\\n' '\\0' | xargs -0 -r rm -f`,
        "fi",
        `find /out -exec touch -h -d @${carriedTime} {} +`,
        `report "${name}" "$new"`,
    ];
    return [
        "FROM go AS cached-objects",
        "ARG TARGETOS TARGETARCH TARGETVARIANT BUILDARCH BUILDVARIANT",
        inputs,
        ...run(buildMounts(recipe, target, true), script),
        "FROM scratch AS export-objects",
        "COPY --from=cached-objects /out/ /",
    ];
}
/** Only where the tests ran do their packages lie in this cache. */
function testLists(recipe) {
    const patterns = recipe.settings.test.map(shellWord).join(" ");
    const modules = [...new Set(recipe.programs.map(({ workdir }) => workdir))];
    return [
        `if [ "${target}" = "${dockerfile_step_native}" ]; then`,
        ...modules.flatMap((workdir) => [
            `  cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`,
            `  GOCACHE=/out go list -export -deps -test ${words(recipe)} ${patterns} >/dev/null`,
        ]),
        "fi",
    ];
}
const words = (recipe) => goFlagWords(recipe).map(shellWord).join(" ");
/** What a package's files may lead to: all files of the module, or all below the package. */
const wholeModule = `'^[[:space:]]*(import[[:space:]]+)?"C"|#[[:space:]]*include "[^"]*/'`;
function moduleStage(recipe) {
    const whole = recipe.settings.generate.length > 0;
    const script = [
        ...measure,
        "cd /go/pkg/mod",
        "new=$(find . -type f ! -name '*.lock' ! -name lock ! -newer /tmp/carried | bytes)",
        "mkdir /out",
        'case " $SEEDED " in *" go-mod "*) [ "$new" -gt 0 ] || { report go-mod 0; exit 0; } ;; esac',
        "cd - >/dev/null",
        ...(whole ? wholeLines : prunedLines(recipe)),
        "cd /go/pkg/mod && copy </tmp/files",
        ...(whole ? [] : [`cp /tmp/pruned /out/${prunedList}`]),
        `find /out -exec touch -h -d @${carriedTime} {} +`,
        'report go-mod "$new"',
    ];
    return [
        "FROM go AS cached-modules",
        "ARG TARGETARCH TARGETVARIANT BUILDARCH BUILDVARIANT",
        inputs,
        ...run(buildMounts(recipe, target, true), script),
        "FROM scratch AS export-modules",
        "COPY --from=cached-modules /out/ /",
    ];
}
const metadata = "find cache/download -type f '(' -name '*.mod' -o -name '*.info' -o -name '*.ziphash' ')'";
/** Generators may run any program of a module. */
const wholeLines = [`cd /go/pkg/mod && { ${metadata}; find . -path ./cache -prune -o -type f -print; } >/tmp/files`];
/** Whole directories of packages, so that no build tag or platform can leave out a file that belongs to a package. */
function prunedLines(recipe) {
    const format = "{{with .Module}}{{.Dir}}\t{{$.Dir}}\t{{.Path}}\t{{with .Replace}}{{.Path}}@{{.Version}}{{else}}{{.Path}}@{{.Version}}{{end}}{{end}}";
    const list = (flags, packages) => `GODEBUG=goindex=0 go list -e -deps ${flags}-f '${format}' ${words(recipe)} ${packages}`;
    const modules = [...new Set(recipe.programs.map(({ workdir }) => workdir))];
    const lists = recipe.settings.platforms.flatMap(({ arch, variant }) => recipe.programs.flatMap(({ workdir, package: path }) => [
        `cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`,
        `GOOS=linux GOARCH=${arch}${arch === "arm" ? ` GOARM=${variant.slice(1)}` : ""} ${list("", shellWord(path))}`,
    ]));
    const tests = recipe.settings.test.map(shellWord).join(" ");
    return [
        "{",
        ...lists,
        ...(tests === ""
            ? []
            : modules.flatMap((workdir) => [
                `cd ${shellWord(workdir === "." ? "/src" : `/src/${workdir}`)}`,
                list("-test ", tests),
            ])),
        "} | grep '^/go/pkg/mod/' | sort -u >/tmp/packages",
        "cd /go/pkg/mod",
        `cut -f 2 /tmp/packages | sort -u | tr '\\n' '\\0' | xargs -0 -r sh -c 'find "$@" -maxdepth 1 -type f ! -name "*_test.go"' sh >/tmp/own`,
        `tr '\\n' '\\0' </tmp/own | xargs -0 -r grep -lE '^//go:embed ' | sed 's|/[^/]*$||' | sort -u >/tmp/trees || :`,
        `tr '\\n' '\\0' </tmp/own | xargs -0 -r grep -lE ${wholeModule} | sed 's|/[^/]*$||' | sort -u >/tmp/whole || :`,
        `awk -F '\\t' 'FILENAME == ARGV[1] { whole[$0]; next } $2 in whole { print $1 }' /tmp/whole /tmp/packages | sort -u >>/tmp/trees`,
        "{",
        "  cat /tmp/own",
        `  tr '\\n' '\\0' </tmp/trees | xargs -0 -r sh -c 'find "$@" -type f' sh`,
        "} | sed 's|^/go/pkg/mod/||' >/tmp/some",
        `{ cat /tmp/some; ${metadata}; } | sort -u >/tmp/files`,
        `awk -F '\\t' '{ sub("^/go/pkg/mod/", "", $1); print $3 " " $4 " " $1 }' /tmp/packages | sort -u >/tmp/pruned`,
        "mkdir -p /out/cache",
    ];
}
/** What neither a build nor a test reads: https://github.com/docker-library/golang for what the image holds. */
const superfluous = [
    "usr/local/go/src/cmd",
    "usr/local/go/test",
    "usr/local/go/api",
    "usr/local/go/doc",
    "usr/local/go/misc",
    "usr/local/go/bin/gofmt",
    "usr/local/go/pkg/tool/*/fix",
    "usr/local/go/src/*/testdata",
    "usr/local/go/src/*_test.go",
];
/** Go's image without what builds never read. It is named by the digest of the image it is made from. */
function toolchainStage(go) {
    const without = superfluous.map((path) => `-path './${path}'`).join(" -o ");
    const script = [
        ...measure,
        "mkdir /out",
        'case " $SEEDED " in *" toolchain "*) report toolchain 0; exit 0 ;; esac',
        `cd /image && find . '(' ${without} ')' -prune -o -print | copy`,
        "report toolchain 0",
    ];
    return [
        "FROM toolchain AS cached-toolchain",
        inputs,
        ...run(["type=bind,from=toolchain,target=/image"], script),
        "FROM scratch AS export-toolchain",
        "COPY --from=cached-toolchain /out/ /",
        `ENV GOLANG_VERSION=${dockerWord(go)} GOTOOLCHAIN=local GOPATH=/go`,
        "ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    ];
}

;// CONCATENATED MODULE: ./src/plan/caches.ts





/** Counts up when entries of older versions cannot be used. */
const format = 1;
function planCaches(facts, { programs, go }, recipe, bases) {
    const { scope, because } = scopeOf(facts.trigger);
    const base = bases.find(({ role }) => role === "build")?.digest;
    const repository = hash(facts.repository.origin ?? recipe.module, 10);
    const places = readable(facts.trigger).map((place) => `go-alpine-build-${format}-${repository}-${place}`);
    const parts = {
        go: go.version,
        base: base ?? "",
        machine: facts.caches.machine,
        flags: flagsHash(recipe),
        sums: sumsHash(facts.project, programs),
    };
    const entries = seeds(recipe)
        .filter(({ kind }) => kind !== "toolchain" || base !== undefined)
        .map((seed) => {
        const tails = keyTails(seed, parts);
        return {
            ...seed,
            key: `${places[0] ?? ""}-${seed.name}-${tails[0] ?? ""}`,
            restore: tails.flatMap((tail) => places.map((place) => `${place}-${seed.name}-${tail}`)),
        };
    });
    return {
        scope,
        because,
        entries,
        saving: saving(facts, entries.length > 0),
        exports: entries.length > 0 ? exportStages(recipe, go.version) : "",
    };
}
function scopeOf(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            if (trigger.fromFork)
                return { scope: "fork", because: "anybody may write a fork's code" };
            return { scope: "pull-request", because: "a pull request is not reviewed yet" };
        case "merge-queue":
            return { scope: "pull-request", because: "a merge queue builds what is not merged yet" };
        case "release":
        case "branch":
        case "local":
            return { scope: "trusted", because: "the code is in the repository" };
    }
}
/** Where entries are looked for: first where they would be written. What is not reviewed may read what is, never the other way. */
function readable(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return trigger.fromFork ? ["fork", "trusted"] : [`pull-request-${trigger.number}`, "trusted"];
        case "merge-queue":
            return ["merge-queue", "trusted"];
        case "release":
        case "branch":
        case "local":
            return ["trusted"];
    }
}
function saving({ settings, trigger, caches }, any) {
    if (settings.cache !== "auto")
        return { save: false, because: `cache is set to ${settings.cache}` };
    if (caches.store === undefined)
        return { save: false, because: "there is no place to keep caches in" };
    if (!any)
        return { save: false, because: "there is nothing to keep" };
    switch (trigger.kind) {
        case "pull-request":
            if (trigger.fromFork)
                return { save: false, because: "a fork's caches are not kept" };
            return { save: true, because: "the pull request's next run reads them" };
        case "merge-queue":
            return { save: false, because: "a merge queue's branch is built once" };
        case "release":
            return { save: false, because: "a release reads caches and leaves writing to branches" };
        case "branch":
            if (trigger.readOnly === true)
                return { save: false, because: "the job's token may not write" };
            return { save: true, because: "the next run reads them" };
        case "local":
            return { save: true, because: "the next run reads them" };
    }
}
/** The rest of the key after the seed's name, from equal inputs to anything that is of use. */
function keyTails({ kind }, { go, base, machine, flags, sums }) {
    switch (kind) {
        case "toolchain":
            return [`${machine}-${hash(base, 20)}-`];
        case "modules":
            return [`${flags}-${sums}-`, `${flags}-`, ""];
        case "objects":
            // What another Go or other flags compiled is of no use.
            return [`on-${machine}-go${go}-${flags}-${sums}-`, `on-${machine}-go${go}-${flags}-`];
    }
}
/** Of everything that decides which packages are compiled, and how. */
function flagsHash(recipe) {
    const { settings, environment, programs, cgo } = recipe;
    const packages = programs.map(({ workdir, package: path }) => `${workdir} ${path}`).sort();
    const flags = [goFlagWords(recipe), environment.goFlags, cgo, settings.test, settings.generate, packages];
    return hash(JSON.stringify(flags), 10);
}
/** Of the go.sum of every module that the programs are built from. */
function sumsHash(project, programs) {
    const own = programs.map(({ module }) => module.directory);
    const roots = own.flatMap((directory) => importScope(project, directory)?.roots ?? []);
    const directories = new Set([...own, ...roots.map(({ directory }) => directory)]);
    const sums = project.modules.filter(({ directory }) => directories.has(directory));
    return hash(JSON.stringify(sums.map(({ directory, goSum }) => [directory, goSum ?? ""]).sort()), 16);
}
const hash = (text, length) => (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, length);

;// CONCATENATED MODULE: ./src/plan/context.ts



/**
 * What is sent to the builder: the module, or the nearest directory above it that also holds the files for the image.
 * `embedded` is relative to the repository's root. Throws UserError `invalid-input` for a file outside the repository.
 */
function planContext(settings, sources, { embedded, readsAll }) {
    const wanted = settings.files.map(({ source, destination }) => ({
        source: external_node_path_.posix.join(settings.directory, source),
        destination,
    }));
    for (const { source } of wanted)
        if (source.split("/")[0] === "..")
            throw outside(source);
    const context = wanted.reduce((directory, { source }) => commonDirectory(directory, external_node_path_.posix.dirname(source)), sources.context);
    const files = wanted.map(({ source, destination }) => ({
        source: external_node_path_.posix.relative(context, source) || ".",
        destination,
    }));
    const paths = [
        ...embedded.map((path) => external_node_path_.posix.relative(context, path)),
        ...files.map(({ source }) => literal(source)),
    ];
    return {
        context,
        workdir: external_node_path_.posix.relative(context, external_node_path_.posix.join(sources.context, sources.workdir)) || ".",
        files,
        // The whole context may be a file for the image too: `.:/app`.
        sent: {
            all: readsAll || paths.includes("."),
            besides: [...new Set(paths)].filter((path) => path !== ".").sort(),
        },
    };
}
function outside(source) {
    return new user_error/* UserError */.y("invalid-input", `files: ${JSON.stringify(source)} is outside the repository`, "Name a file of the repository, relative to working-directory.");
}
/** A name in which nothing is a wildcard for .dockerignore. */
function literal(path) {
    return path.replace(/[\\*?[\]]/g, "\\$&");
}

;// CONCATENATED MODULE: ./src/plan/recipe.ts
/** Whom the program runs as. A number, since Kubernetes' runAsNonRoot refuses a name. */
const user = 65_532;

;// CONCATENATED MODULE: ./src/plan/root-stage.ts



/**
 * Everything in the image besides base and programs, put together on the build platform. Without packages it is the same
 * for every platform, and then built and stored once.
 */
function rootStage(recipe) {
    const { settings } = recipe;
    const packages = settings.apk.length > 0;
    return [
        ...(packages ? [`FROM ${recipe.bases.runtime} AS base`, ""] : []),
        `FROM --platform=$BUILDPLATFORM ${recipe.bases.runtime} AS root`,
        ...(packages ? ["ARG TARGETARCH"] : []),
        ...run(rootMounts(recipe), [
            ...(settings.runtime === "alpine" ? userLines(packages) : certificateLines),
            ...(recipe.zoneinfo
                ? ["mkdir -p /out/usr/share/zoneinfo", "unzip -q /zoneinfo/zoneinfo.zip -d /out/usr/share/zoneinfo"]
                : []),
            ...recipe.files.flatMap(fileLines),
            // Nothing of ours is writable by the program or changes who runs it, whatever the sources say.
            ...(recipe.files.length > 0 ? ["find /out ! -type l -exec chmod a+rX,go-w,u-s,g-s {} +"] : []),
            ...settings.links.map(linkLine),
            ...(packages ? packageLines(settings.apk) : []),
            ...settings.dirs.flatMap(directoryLines),
            // The copy sets the modes of directories that the base has too.
            ...(paths(recipe).some((path) => /^\/tmp(?:\/|$)/.test(path))
                ? ["chown 0:0 /out/tmp && chmod 1777 /out/tmp"]
                : []),
            "find /out -exec touch -h -d @0 {} +",
        ]),
    ];
}
function rootMounts(recipe) {
    const { settings } = recipe;
    const source = settings.generate.length > 0 ? "type=bind,from=source,source=/generated,target=/src" : "type=bind,target=/src";
    return [
        ...(recipe.files.length > 0 ? [source] : []),
        ...(recipe.zoneinfo ? ["type=bind,from=go,source=/usr/local/go/lib/time,target=/zoneinfo"] : []),
        // Only for the order: no image is complete before its tests have passed.
        ...(settings.test.length > 0 ? ["type=bind,from=test,source=/tested,target=/tested"] : []),
        ...(settings.apk.length > 0
            ? [
                "type=bind,from=base,target=/base",
                ...lentMounts({ environment: recipe.environment, settings: { ssh: false, secrets: [] } }),
            ]
            : []),
    ];
}
function userLines(packages) {
    const from = packages ? "/base/etc" : "/etc";
    return [
        "mkdir -p /out/etc",
        `{ cat ${from}/passwd; echo 'nonroot:x:${user}:${user}:nonroot:/:/sbin/nologin'; } > /out/etc/passwd`,
        `{ cat ${from}/group; echo 'nonroot:x:${user}:'; } > /out/etc/group`,
    ];
}
const certificateLines = ["mkdir -p /out/etc/ssl/certs", "cp /etc/ssl/certs/ca-certificates.crt /out/etc/ssl/certs/"];
/**
 * Packages for the target, installed without running anything of the target: apk unpacks what the base lacks beside the
 * base's own database. The base's files themselves stay in the base's layer.
 */
function packageLines(packages) {
    return [
        "for path in etc/apk lib/apk usr/lib/apk; do",
        '  if [ -d "/base/$path" ]; then mkdir -p "/out/$path"; cp -a "/base/$path/." "/out/$path/"; fi',
        "done",
        `apk add --root /out --arch "$(cat /base/etc/apk/arch)" --no-scripts --no-cache ${packages.map(shellWord).join(" ")}`,
    ];
}
/** Into a directory that is there already, as COPY does it: its contents are merged. */
function fileLines({ source, destination }) {
    const [from, to, above] = [`/src/${source}`, `/out${destination}`, `/out${root_stage_parent(destination)}`].map(shellWord);
    return [
        `if [ -d ${from} ]; then mkdir -p ${to} && cp -R ${from}/. ${to}/; else mkdir -p ${above} && cp ${from} ${to}; fi`,
    ];
}
function linkLine({ target, link }) {
    return `mkdir -p ${shellWord(`/out${root_stage_parent(link)}`)} && ln -s ${shellWord(target)} ${shellWord(`/out${link}`)}`;
}
function directoryLines({ path, mode }) {
    const directory = shellWord(`/out${path}`);
    return [`mkdir -p ${directory}`, `chmod ${mode} ${directory} && chown ${user}:${user} ${directory}`];
}
/** Everything that settings put somewhere. */
function paths({ files, settings }) {
    return [
        ...files.map(({ destination }) => destination),
        ...settings.links.map(({ link }) => link),
        ...settings.dirs.map(({ path }) => path),
    ];
}
const root_stage_parent = (path) => path.slice(0, path.lastIndexOf("/"));

;// CONCATENATED MODULE: ./src/plan/dockerfile.ts







/**
 * The Dockerfile of all images of a build: readable enough to adopt, and no RUN in a stage of the target platform, so that
 * nothing is ever emulated.
 */
function dockerfile(recipe) {
    const { settings } = recipe;
    const stages = [
        [
            `# ${recipe.programs.map(({ name }) => name).join(", ")} of ${recipe.module}. Written by go-alpine-build; yours to keep.`,
            ...(seeds(recipe).length > 0 ? [...seedStages(recipe), ""] : []),
            ...goStage(recipe),
        ],
        ...(settings.generate.length > 0 ? [generateStage(recipe)] : []),
        ...(settings.test.length > 0 ? [testStage(recipe)] : []),
        buildStage(recipe),
        ["FROM scratch AS binaries", "COPY --from=build /out/ /"],
        rootStage(recipe),
        ...recipe.images.flatMap((image) => imageStages(recipe, image)),
    ];
    return stages.map((lines) => lines.join("\n")).join("\n\n") + "\n";
}
function goStage(recipe) {
    const { environment, settings } = recipe;
    const workdir = recipe.workdir === "." ? "/src" : `/src/${recipe.workdir}`;
    const git = environment.privateModules.length > 0 || settings.ssh;
    const packages = [
        ...(git ? ["git", ...(settings.ssh ? ["openssh-client"] : [])] : []),
        ...(recipe.cgo === "off" ? [] : ["zig"]),
    ];
    const missing = packages
        .map((name) => (name === "openssh-client" ? "ssh" : name))
        .map((program) => `command -v ${program}`);
    const toolchain = seeds(recipe).some(({ kind }) => kind === "toolchain");
    return [
        `FROM --platform=$BUILDPLATFORM ${recipe.bases.build} AS ${toolchain ? "toolchain" : "go"}`,
        ...(toolchain ? ["FROM toolchain AS go"] : []),
        ...(goCommand(recipe) === "go" ? [] : withModules),
        ...(packages.length > 0
            ? run(lentMounts({ environment, settings: { secrets: [], ssh: false } }), [
                `{ ${missing.join(" && ")}; } >/dev/null || apk add --no-cache ${packages.join(" ")}`,
            ])
            : []),
        `ENV CGO_ENABLED=${recipe.cgo === "off" ? 0 : 1} GOTOOLCHAIN=local${recipe.withoutWorkspace ? " GOWORK=off" : ""}`,
        ...(environment.goFlags === "" ? [] : [`ENV GOFLAGS=${dockerWord(environment.goFlags)}`]),
        ...(recipe.cgo === "off" ? [] : ["ENV ZIG_GLOBAL_CACHE_DIR=/root/.cache/zig ZIG_LOCAL_CACHE_DIR=/root/.cache/zig"]),
        ...(git ? [`ENV ${gitSettings(recipe)}`] : []),
        `WORKDIR ${dockerWord(workdir)}`,
    ];
}
/** Private modules come over ssh where an agent is lent; nobody can answer a question of git or ssh in a build. */
function gitSettings({ environment, settings }) {
    const hosts = [
        ...new Set(environment.privateModules.map((pattern) => pattern.split("/")[0] ?? "").filter((host) => !host.includes("*"))),
    ].sort();
    const rewrites = settings.ssh
        ? hosts.map((host) => [`url.ssh://git@${host}/.insteadOf`, `https://${host}/`])
        : [];
    return [
        "GIT_TERMINAL_PROMPT=0",
        ...(settings.ssh
            ? [`GIT_SSH_COMMAND=${dockerWord("ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new")}`]
            : []),
        ...(rewrites.length > 0 ? [`GIT_CONFIG_COUNT=${rewrites.length}`] : []),
        ...rewrites.flatMap(([key, value], at) => [
            `GIT_CONFIG_KEY_${at}=${dockerWord(key)}`,
            `GIT_CONFIG_VALUE_${at}=${dockerWord(value)}`,
        ]),
    ].join(" ");
}
/** zig compiles for the build platform where nothing else is said; the image has no other C compiler. */
const nativeCompiler = ({ cgo }) => (cgo === "off" ? [] : ['export CC="zig cc" CXX="zig c++"']);
/** Generated files live in this stage alone: what is written into the mounted sources is thrown away. */
function generateStage(recipe) {
    const mounts = ["type=bind,target=/src,rw", ...goMounts(recipe, dockerfile_step_native)];
    const patterns = recipe.settings.generate.map(shellWord).join(" ");
    const script = [...nativeCompiler(recipe), `go generate ${patterns}`, "cp -a /src /generated"];
    return ["FROM go AS source", "ARG BUILDARCH BUILDVARIANT", ...run(mounts, script)];
}
/**
 * On the build platform, with the flags of the build, so that both share what they compile. Tests may write beside their
 * sources; it is thrown away.
 */
function testStage(recipe) {
    const flags = goFlagWords(recipe).map(shellWord).join(" ");
    const patterns = recipe.settings.test.map(shellWord).join(" ");
    const [source = "", ...others] = buildMounts(recipe, dockerfile_step_native);
    const modules = [...new Set(recipe.programs.map(({ workdir }) => workdir))];
    const tests = modules.flatMap((workdir, at) => [
        ...enter(workdir, at === 0 ? recipe.workdir : modules[at - 1]),
        `${goCommand(recipe)} test ${flags} ${patterns}`,
    ]);
    const script = [...nativeCompiler(recipe), ...tests, "mkdir /tested"];
    return ["FROM go AS test", "ARG BUILDARCH BUILDVARIANT", ...run([`${source},rw`, ...others], script)];
}
function imageStages(recipe, image) {
    const { settings } = recipe;
    const [entry = ""] = image.programs;
    const stage = [
        `FROM ${settings.runtime === "scratch" ? "scratch" : recipe.bases.runtime} AS ${image.target}`,
        "COPY --link --from=root /out/ /",
        ...image.programs.map((program) => `COPY --link --from=build ${execForm([`/out/${program}/`, "/"])}`),
        ...Object.entries(settings.labels).map(([name, value]) => `LABEL ${dockerWord(name)}=${dockerWord(value)}`),
        // Without /etc/passwd, a program that asks who it is needs to be told.
        ...(settings.runtime === "scratch" ? ["ENV HOME=/ USER=nonroot"] : []),
        ...Object.entries(settings.env).map(([name, value]) => `ENV ${name}=${dockerWord(value)}`),
        ...(settings.ports.length > 0 ? [`EXPOSE ${settings.ports.join(" ")}`] : []),
        `USER ${user}:${user}`,
        "WORKDIR /",
        `ENTRYPOINT ${execForm([`/usr/local/bin/${entry}`])}`,
        ...(settings.args.length > 0 ? [`CMD ${execForm(settings.args)}`] : []),
    ];
    // A program that is linked dynamically is checked against the libraries that its image really holds.
    const libraries = [
        `FROM scratch AS ${image.target}-libraries`,
        `COPY --from=${image.target} /lib/ /lib/`,
        `COPY --from=${image.target} /usr/lib/ /usr/lib/`,
    ];
    return recipe.cgo === "dynamic" ? [stage, libraries] : [stage];
}

;// CONCATENATED MODULE: ./src/plan/dockerignore.ts
/**
 * The files the go command reads for a build without cgo, by ending and name.
 * Source: `go help list`, the fields GoFiles to SysoFiles, and https://go.dev/doc/pgo.
 */
const read = [
    "*.go",
    "*.s",
    "*.S",
    "*.h",
    "*.syso",
    "go.mod",
    "go.sum",
    "go.work",
    "go.work.sum",
    "modules.txt",
    "default.pgo",
];
/** Never part of a build, whatever else is sent. */
const dockerignore_never = [".git", "**/node_modules", "**/.DS_Store", "**/.go-alpine-build-cache"];
/**
 * The .dockerignore of the generated Dockerfile. What is not sent cannot make a step run again: a change of a README or
 * of a test costs nothing. Format: https://docs.docker.com/build/concepts/context/#dockerignore-files; the last match decides.
 */
function dockerignore({ all, besides }) {
    const patterns = all
        ? [...dockerignore_never, ...besides.map(kept)]
        : [
            "*",
            ...read.map((name) => `!**/${name}`),
            "**/*_test.go",
            ...dockerignore_never,
            ...besides.flatMap((path) => [kept(path), `${kept(path)}/**`]),
        ];
    return patterns.join("\n") + "\n";
}
/** Wildcards of embed patterns mean the same here; a leading `#` or `!` and blanks at the ends do not occur in them. */
function kept(path) {
    return `!${path}`;
}

;// CONCATENATED MODULE: ./src/plan/images.ts

/**
 * One image that holds all programs, or one for each where the name holds `{command}`; each under every name asked for.
 * `fallback` is the host's own name for the image, undefined outside GitHub and GitLab.
 * Throws UserError `invalid-input` when several programs would take the same image.
 */
function planImages(settings, programs, tags, fallback) {
    const names = settings.images.length > 0 ? settings.images : [fallback ?? localName(programs)];
    const wanted = tags.development ? developmentNames(settings.devImage, names) : names;
    const images = wanted.flatMap((name) => {
        if (!name.includes("{command}"))
            return [
                images_image(name, programs.map((program) => program.name), tags),
            ];
        return programs.map((program) => images_image(name.replaceAll("{command}", command(program.name)), [program.name], tags));
    });
    const twice = images.find(({ name }, at) => images.findIndex((other) => other.name === name) !== at);
    if (twice === undefined)
        return images;
    throw new user_error/* UserError */.y("invalid-input", `image: ${twice.name} would be two images`, "Give the programs or the images distinct names: commands: name=./cmd/api.");
}
function images_image(name, programs, tags) {
    return {
        name,
        programs,
        tags: tags.names,
        references: tags.names.map((tag) => `${name}:${tag}`),
        development: tags.development,
    };
}
/** Outside CI nobody said a name: a single program lends its own, several get an image each. */
function localName(programs) {
    const [first] = programs;
    return first === undefined || programs.length > 1 ? "{command}" : command(first.name);
}
function developmentNames(devImage, names) {
    if (devImage !== undefined)
        return [devImage];
    return names.map((name) => `${name}-dev`);
}
/** Binary names may hold what image names must not. */
function command(name) {
    return (name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "app");
}
/** Throws UserError `invalid-input` for an image that can be pushed nowhere of the user's own. */
function mustNameRegistry({ name }) {
    if (name.includes("/"))
        return;
    throw new user_error/* UserError */.y("invalid-input", `image: ${name} names no registry or owner to push to`, "Write it in full: image: ghcr.io/owner/app.");
}

;// CONCATENATED MODULE: ./src/plan/labels.ts
/**
 * The labels that say where an image comes from. Keys: https://github.com/opencontainers/image-spec/blob/main/annotations.md
 * A local build claims no revision: nobody checked that the work tree is the commit.
 */
function planLabels(trigger, version, programs, origin, base, settings) {
    const source = origin === undefined ? undefined : webAddress(origin);
    const commit = trigger.kind === "local" ? undefined : trigger.commit;
    const created = commit === undefined ? undefined : new Date(commit.seconds * 1000).toISOString().replace(/\.\d+/, "");
    const [name, digest] = base.split("@");
    const labels = {
        "base.digest": settings.runtime === "alpine" ? digest : undefined,
        "base.name": settings.runtime === "alpine" ? `docker.io/library/${name ?? ""}` : undefined,
        created,
        revision: commit?.revision,
        source,
        title: programs.map((program) => program.name).join(", "),
        version,
    };
    const own = Object.entries(labels).flatMap(([key, value]) => value === undefined || value === "" ? [] : [[`org.opencontainers.image.${key}`, value]]);
    return Object.fromEntries(own.filter(([key]) => !(key in settings.labels)));
}
/** `git@host:owner/app.git` and `https://host/owner/app.git` both become `https://host/owner/app`. */
function webAddress(origin) {
    const { scheme = "", host = "", port = "", path = "", } = /^(?:(?<scheme>https?|ssh|git):\/\/)?(?:[^@/]+@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)(?<port>:\d+)?[:/](?<path>[^\s?#]+?)(?:\.git)?\/?$/.exec(origin)?.groups ?? {};
    // A port of ssh says nothing of the web server's.
    return host.includes(".") ? `https://${host}${scheme === "https" ? port : ""}/${path}` : undefined;
}

;// CONCATENATED MODULE: ./src/plan/make-recipe.ts


/** Gathers what the Dockerfile is made from. */
function makeRecipe({ settings, environment, caches }, decisions, parts) {
    const base = (role) => parts.bases.filter((one) => one.role === role).map(pinned)[0] ?? "";
    const targets = new Map(parts.images.map((image) => [image.target, image.programs]));
    return {
        bases: { build: base("build"), runtime: base("runtime") },
        module: decisions.programs[0]?.module.path ?? "",
        workdir: parts.workdir,
        programs: decisions.programs.map((program) => ({
            ...program,
            workdir: external_node_path_.posix.relative(parts.context, program.module.directory) || ".",
            stamps: parts.stamping.stamps[program.name] ?? [],
        })),
        images: [...targets].map(([name, programs]) => ({ target: name, programs })),
        tags: decisions.tags,
        vendored: decisions.sources.vendored,
        withoutWorkspace: decisions.sources.withoutWorkspace,
        cgo: decisions.cgo,
        zoneinfo: settings.zoneinfo === "true" || (settings.zoneinfo === "auto" && decisions.sources.usesLoadLocation),
        carried: caches.store !== undefined && settings.cache !== "off",
        files: parts.files,
        settings,
        environment,
    };
}

;// CONCATENATED MODULE: ./src/plan/publish.ts
const readOnlyToken = "the token of a fork or of Dependabot cannot write packages";
/** A run of the command line that was not told to. */
const notAsked = { push: false, because: "--push was not given" };
/** Whether the images are pushed, and why: log, dry run and summary all say this reason. */
function planPublish({ push }, trigger) {
    if (push === "never")
        return { push: false, because: "push is set to never" };
    switch (trigger.kind) {
        case "merge-queue":
            return { push: false, because: "a merge queue only tries whether the merge would work" };
        case "pull-request":
            if (trigger.fromFork)
                return { push: false, because: readOnlyToken };
            if (push === "auto")
                return { push: false, because: "a pull request is pushed only when push is set to always" };
            return { push: true, because: "push is set to always" };
        case "local":
            if (push === "auto")
                return { push: false, because: "a local build is pushed only when it is asked for" };
            return { push: true, because: "push is set to always" };
        case "release":
            return { push: true, because: `${trigger.version.text} is a release` };
        case "branch":
            if (trigger.readOnly === true)
                return { push: false, because: readOnlyToken };
            return { push: true, because: `${trigger.branch} is ${trigger.isDefault ? "the default branch" : "a branch"}` };
    }
}

;// CONCATENATED MODULE: ./src/plan/slug.ts

/**
 * A name that is legal inside an image tag, at most `limit` characters long, and distinct for distinct texts: a text that
 * had to be changed or cut ends in a hash of the whole, since `a/b` and `a-b` may both be branches.
 */
function slug(text, limit) {
    const plain = text.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
    if (plain === text && plain.length <= limit)
        return plain;
    const hash = (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 8);
    const head = plain.slice(0, limit - hash.length - 1).replace(/[-.]+$/, "");
    return head === "" ? hash : `${head}-${hash}`;
}

;// CONCATENATED MODULE: ./src/plan/linker-variable.ts

/** A package's path as the linker knows it: the main package is `main` wherever it lies. */
function importPath({ package: one }, program, { roots, vendor }) {
    if (one.directory === program.directory)
        return "main";
    if (one.vendored && vendor !== undefined)
        return external_node_path_.posix.relative(external_node_path_.posix.join(vendor, "vendor"), one.directory);
    const root = roots
        .filter(({ directory }) => directory === "." || one.directory === directory || one.directory.startsWith(`${directory}/`))
        .sort((a, b) => b.directory.length - a.directory.length)[0];
    return root === undefined ? one.directory : external_node_path_.posix.join(root.path, external_node_path_.posix.relative(root.directory, one.directory));
}
/** Package-level variables and constants in the files that are built. */
function declarations({ files }) {
    return files.flatMap(({ variables }) => variables);
}
/** Why the linker passes a declaration over; undefined when it sets it. Source: `go tool link -help`, -X. */
function unstampable({ kind, type, value }) {
    if (kind === "const")
        return "which is a constant";
    if (type !== "" && type !== "string")
        return `which is a ${type} and no string`;
    if (type === "" && value === "none")
        return "which has no type";
    // Another constant is a constant expression; where it is a variable the linker passes over what it is told.
    return value === "other" ? "whose first value is computed when the program starts" : undefined;
}
/** By name, so that the plan is the same each time. */
function linker_variable_sorted(variables) {
    return [...variables].sort((a, b) => (a.variable < b.variable ? -1 : 1));
}

;// CONCATENATED MODULE: ./src/plan/variable-meaning.ts
/** By a variable's own name, in lower case without what separates words. Only names that cannot mean anything else. */
const names = [
    [
        "version",
        /^(?:(?:app|build|git|program|release|semantic|sem|current|cli|binary|package|product|project|service|client|server|agent|cmd|main|my)?version(?:string|tag|name|number|info)?|(?:git|release|build)?tag|gitdescription|gitdescribe|release|semver|ver)$/,
    ],
    [
        "commit",
        /^(?:(?:git|build|vcs|source|long|full|short)?(?:commit|revision|sha1?|hash|rev)(?:id|sha|hash|full|short)?|gitref|commitref|githead)$/,
    ],
    [
        "date",
        /^(?:(?:build|commit|release|compile|git|source)?(?:date|time|timestamp|datetime)(?:utc)?|built(?:at|on|date|time)?|builddatetime|compiledat)$/,
    ],
    ["branch", /^(?:git|build|vcs)?branch(?:name)?$/],
    ["builder", /^(?:built?by|builder|builduser|buildby|buildername|buildsource|packagedby)$/],
];
/** Names that are told what kind of build it is; a version in them would be a lie. */
const otherNames = /^(?:git)?treestate$|^(?:git)?dirty$|^mode$|^(?:build)?type$|^env(?:ironment)?$|^platform$|^go(?:version|os|arch)$|^compiler$/;
/** What a variable holds, judged by its name alone. */
function meaningOfName(name) {
    const plain = name.toLowerCase().replace(/[_-]/g, "");
    if (otherNames.test(plain))
        return "unknown";
    return names.find(([, pattern]) => pattern.test(plain))?.[0] ?? "unknown";
}
/** What the project's own build puts there: a template, a command or a variable of a build file. */
const values = [
    [
        "date",
        /\{\{[^}]*\.(?:Date|CommitDate|Timestamp|CommitTimestamp|Now)\b|\bdate\b\s*(?:-u|\+|'|"|\)|$)|--format=%c[dDiIst]|SOURCE_DATE_EPOCH/,
    ],
    [
        "commit",
        /\{\{[^}]*\.(?:Commit|FullCommit|ShortCommit|Revision)\b|git\s+(?:rev-parse\s+(?!--abbrev-ref)|log\b|rev-list)|GITHUB_SHA/,
    ],
    ["branch", /\{\{[^}]*\.(?:Branch|GitBranch)\b|--abbrev-ref|git\s+branch|symbolic-ref/],
    ["version", /\{\{[^}]*\.(?:Version|Tag|RawVersion|Summary)\b|git\s+describe|\bcat\s+\S*VERSION|GITHUB_REF_NAME/],
    ["builder", /^goreleaser$|\bwhoami\b|\.User\b/],
];
/**
 * What a stamped variable holds: the template or command says it, except that a name with a meaning of its own is not
 * overruled. A `$(VERSION)` that the build file leaves open is judged by its name.
 */
function meaningOfStamp(name, written) {
    const value = written.slice(0, 500);
    const byName = meaningOfName(name);
    const open = /^\$[({](?<name>\w+)(?:[:?].*)?[)}]$|^\$(?<bare>\w+)$/.exec(value.trim())?.groups;
    const byValue = values.find(([, pattern]) => pattern.test(value))?.[0] ??
        (open === undefined ? "unknown" : meaningOfName(open["name"] ?? open["bare"] ?? ""));
    if (otherNames.test(name.toLowerCase().replace(/[_-]/g, "")))
        return "unknown";
    return byName === "unknown" ? byValue : byName;
}

;// CONCATENATED MODULE: ./src/plan/conventional-variables.ts



/** Packages in which a variable called Version can only be the program's. */
const versionPackage = /^(?:version|versions|buildinfo|build|buildversion|versioninfo)$/;
/** Variables that nobody stamps and whose names leave no doubt, in the main package and in packages named after versions. */
function conventionalVariables({ linked }, program, scope) {
    const places = linked.filter((one) => !one.package.vendored &&
        (one.package.directory === program.directory || versionPackage.test(external_node_path_.posix.basename(one.package.directory))));
    const found = places.flatMap((place) => declarations(place).flatMap((declared) => {
        const holds = meaningOfName(declared.name);
        if (holds === "unknown" || !isConventional(declared.name))
            return [];
        const variable = `${importPath(place, program, scope)}.${declared.name}`;
        const fixed = (why) => ({
            variable: undefined,
            notes: holds === "version"
                ? [{ code: "version-variable-fixed", message: `${variable} is not stamped: ${why}` }]
                : [],
        });
        const why = unstampable(declared);
        if (why !== undefined)
            return [fixed(why.replace(/^which is/, "it is").replace(/^whose/, "its"))];
        // A number that is kept by hand may be parsed by the program, which then trips over the `v` of a tag.
        if (declared.content !== undefined &&
            /^v?\d+\.\d+/.test(declared.content) &&
            !/^v?0\.0\.0/.test(declared.content))
            return [fixed(`it is kept by hand (${JSON.stringify(declared.content)})`)];
        return declared.value === "named" ? [] : [{ variable: { variable, holds }, notes: [] }];
    }));
    return {
        variables: linker_variable_sorted(found.flatMap(({ variable }) => variable ?? [])),
        notes: found.flatMap(({ notes }) => notes),
    };
}
/** A name that people give to what is stamped; `release`, `tag` or `hash` may well be something else. */
function isConventional(name) {
    return /^(?:(?:app|build|git|program)?_?version|(?:git|build)?_?(?:commit|revision|sha)(?:_?(?:hash|sha))?|commit_?hash|(?:build|commit)?_?(?:date|time)|(?:git|build)?_?branch|built_?by|gitdescription)$/i.test(name);
}

;// CONCATENATED MODULE: ./src/plan/version-variables.ts






/**
 * The variables that tell a program its version, sorted: those that the project's own builds stamp, as far as they exist;
 * else the ones whose names leave no doubt in the main package or in a package named after versions. The linker says
 * nothing about a variable that does not exist, so each is looked up first.
 */
function versionVariables(project, program, tags) {
    if (!program.package.startsWith("."))
        return { variables: [], notes: [] };
    const linked = merged(project, program, tags);
    const scope = importScope(project, program.module.directory);
    if (scope === undefined)
        return { variables: [], notes: [] };
    const stamps = ownStamps(project, program);
    if (stamps.length === 0)
        return conventionalVariables(linked, program, scope);
    const found = stamps.map((stamp) => checkStamp(stamp, { linked, program, scope, file: stamp.file }));
    const variables = new Map(found.flatMap(({ variable }) => (variable === undefined ? [] : [[variable.variable, variable]])));
    const notes = new Map(found.flatMap((one) => one.notes.map((note) => [note.message, note])));
    if (variables.size === 0) {
        const other = conventionalVariables(linked, program, scope);
        return { variables: other.variables, notes: [...notes.values(), ...other.notes] };
    }
    return { variables: linker_variable_sorted([...variables.values()]), notes: [...notes.values()] };
}
/** With cgo and without, since either may be built. */
function merged(project, program, tags) {
    const [a, b] = [false, true].map((cgo) => programClosure(project, program, { tags, cgo }));
    const own = new Set(a.linked.map((one) => one.package));
    const more = b.linked.filter((one) => !own.has(one.package));
    return { linked: [...a.linked, ...more], external: [...new Set([...a.external, ...b.external])], missing: a.missing };
}
/** What the project's own builds of the program stamp; the most telling build says what a variable holds. */
function ownStamps(project, { directory }) {
    const placed = buildsOf(project, directory).filter(({ stamps }) => stamps.length > 0);
    // A build whose package is computed is taken for this program's only where none is known to be.
    const builds = placed.some((build) => !isDefault(build)) ? placed : [...unplacedBuilds(project), ...placed];
    const found = new Map();
    for (const { file, stamps } of builds)
        for (const stamp of stamps)
            if (!found.has(stamp.variable))
                found.set(stamp.variable, { ...stamp, file });
    return [...found.values()];
}
/** GoReleaser stamps four variables when a file says nothing. */
function isDefault({ stamps, source }) {
    return (source === "goreleaser" &&
        stamps.length === 4 &&
        stamps.some(({ variable, value }) => variable === "main.builtBy" && value === "goreleaser"));
}
function checkStamp({ variable: written, value }, search) {
    const dot = written.lastIndexOf(".");
    const name = written.slice(dot + 1);
    const path = written.slice(0, Math.max(dot, 0));
    const { linked, program, scope, file } = search;
    const refuse = (code, why) => ({
        variable: undefined,
        notes: [{ code, message: `${file} stamps ${written}, ${why}; it is not stamped` }],
    });
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
        return refuse("version-variable-unknown", "whose name is computed");
    const target = findPackage(path, search);
    const holds = meaningOfStamp(name, value);
    if (target === undefined) {
        if (path.includes("$") || path.includes("{{"))
            return refuse("version-variable-unknown", "whose package is computed and not found");
        // In a module that is not here the linker alone knows; the program does import the package.
        if (linked.external.includes(path) || (isRequired(scope, path) && !version_variables_isOwn(scope, path)))
            return accept(`${path}.${name}`, holds, { file, value });
        // GoReleaser's own defaults name what few programs have.
        return refuse("version-variable-missing", version_variables_isOwn(scope, path) ? `a package that ${program.name} does not link` : "a package that no required module holds");
    }
    const declared = declarations(target).find((one) => one.name === name);
    if (declared === undefined)
        return value === "goreleaser" || isGoreleaserDefault(written, value)
            ? { variable: undefined, notes: [] }
            : refuse("version-variable-missing", `which ${target.package.directory} does not declare`);
    const why = unstampable(declared);
    if (why !== undefined)
        return refuse("version-variable-fixed", why);
    return accept(`${importPath(target, program, scope)}.${name}`, holds, { file, value });
}
function isGoreleaserDefault(variable, value) {
    return ["main.version={{.Version}}", "main.commit={{.Commit}}", "main.date={{.Date}}"].includes(`${variable}=${value}`);
}
function accept(variable, holds, { file, value }) {
    if (holds !== "unknown")
        return { variable: { variable, holds }, notes: [] };
    const plain = /^[\w.+:/@-]+$/.test(value);
    const advice = plain
        ? `set \`ldflags: -X ${variable}=${value}\` to have the same`
        : "set it by `ldflags` if it matters";
    return {
        variable: { variable, holds },
        notes: [
            {
                code: "version-variable-unknown",
                message: `${file} stamps ${variable} with ${value}, which is not stamped here; ${advice}`,
            },
        ],
    };
}
/** The linked package that a stamp names; a computed prefix is matched by what stands behind it. */
function findPackage(path, { linked, program, scope }) {
    if (path === "main")
        return linked.linked.find((one) => one.package.directory === program.directory);
    const own = linked.linked.filter((one) => one.package.directory !== program.directory);
    const exact = own.find((one) => importPath(one, program, scope) === path);
    if (exact !== undefined || !/[$]|\{\{/.test(path))
        return exact;
    const end = path.replace(/^.*(?:[)}]|\$\w+)/s, "");
    const ending = end.startsWith("/") ? own.filter((one) => importPath(one, program, scope).endsWith(end)) : [];
    return ending.length === 1 ? ending[0] : undefined;
}
function version_variables_isOwn({ roots }, path) {
    return roots.some((root) => path === root.path || path.startsWith(`${root.path}/`));
}
function isRequired({ module }, path) {
    return module.requires.some((one) => path === one.path || path.startsWith(`${one.path}/`));
}

;// CONCATENATED MODULE: ./src/plan/stamps.ts


/** The build argument for what a variable holds; variables with an unknown meaning are left alone. */
const argumentOf = {
    version: "VERSION",
    commit: "REVISION",
    date: "CREATED",
    branch: "BRANCH",
    builder: "BUILDER",
    unknown: undefined,
};
/** Decides what the programs are told about themselves. Every value is free of blanks and quotes, as the linker's flags need. */
function planStamps(project, programs, tags, { version, trigger }) {
    const found = programs.map((program) => ({ program, ...versionVariables(project, program, tags) }));
    const stamps = found.map(({ program, variables }) => [program.name, variables.flatMap(stamp)]);
    const all = stamps.flatMap(([, list]) => list);
    const values = argumentValues(version, trigger);
    const used = new Set(all.map(({ argument }) => argument));
    return {
        stamps: Object.fromEntries(stamps),
        variables: [...new Set(all.map(({ variable }) => variable))].sort(),
        arguments: Object.fromEntries(Object.entries(values).filter(([name]) => used.has(name))),
        notes: stamps_unique(found.flatMap(({ notes }) => notes)),
    };
}
function stamp({ variable, holds }) {
    const argument = argumentOf[holds];
    return argument === undefined ? [] : [{ variable, argument }];
}
function argumentValues(version, trigger) {
    // A local build is made again and again from one commit; its own time and hash would only make each one new.
    const commit = trigger.kind === "local" ? undefined : trigger.commit;
    return {
        BRANCH: trigger.kind === "branch" ? slug(trigger.branch, 128) : "",
        BUILDER: "go-alpine-build",
        CREATED: commit === undefined ? "" : new Date(commit.seconds * 1000).toISOString().replace(/\.\d+/, ""),
        REVISION: commit?.revision ?? "",
        VERSION: version,
    };
}
function stamps_unique(notes) {
    return [...new Map(notes.map((note) => [`${note.code} ${note.message}`, note])).values()];
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __nccwpck_require__(2088);
;// CONCATENATED MODULE: ./src/version.ts


/** The version that a tag names, or undefined when the tag is none. */
function versionOf(tag) {
    const parsed = (0,semver.parse)(tag);
    // Go knows no other spelling than v1.2.3, and an image tag cannot hold build metadata.
    if (parsed === null || tag !== `v${parsed.version}` || tag.length > 128)
        return undefined;
    const { major, minor, patch } = parsed;
    return { text: tag, major, minor, patch, prerelease: parsed.prerelease.join(".") };
}
/** As `versionOf`. Throws UserError `invalid-version` when the text is no version. */
function parseVersion(text) {
    const version = versionOf(text);
    if (version !== undefined)
        return version;
    throw new user_error/* UserError */.y("invalid-version", `version: ${JSON.stringify(text)} is not a version`, "Releases are tagged like v1.4.2 or v1.5.0-rc.1.");
}
/** Negative when `a` is older than `b`. */
function compareVersions(a, b) {
    return (0,semver.compare)(a.text, b.text);
}

;// CONCATENATED MODULE: ./src/plan/pseudo-version.ts
/**
 * The version Go itself gives a commit without a tag: `v1.2.4-0.20261124083000-abcdef123456` after v1.2.3.
 * `base` is the newest version reachable from the commit, undefined before the first one.
 * Format: https://go.dev/ref/mod#pseudo-versions
 */
function pseudoVersion(base, { revision, seconds }) {
    const time = new Date(seconds * 1000).toISOString().replace(/\D/g, "").slice(0, 14);
    const commit = `${time}-${revision.slice(0, 12)}`;
    if (base === undefined)
        return `v0.0.0-${commit}`;
    if (base.prerelease !== "")
        return `${base.text}.0.${commit}`;
    return `v${base.major}.${base.minor}.${base.patch + 1}-0.${commit}`;
}

;// CONCATENATED MODULE: ./src/plan/tags.ts




/** The distribution grammar allows 128 characters in a tag. */
const tagLimit = 128;
/**
 * The tags of a build, by situation. `module` is the module's directory, `.` for the root: the tags of a nested module
 * carry it as prefix. Throws UserError `invalid-version` for a release of another module.
 */
function tagsFor(trigger, history, module) {
    const sha = trigger.commit === undefined ? [] : [`sha-${trigger.commit.revision.slice(0, 12)}`];
    switch (trigger.kind) {
        case "release": {
            mustBeOf(module, trigger.module, trigger.version);
            // A module in a directory may be released by the tags of the root: those then are the lines that move.
            const known = versionsOf(history.tags, trigger.module === "" ? "." : trigger.module);
            const { floating, notes } = floatingTags(trigger.version, known, history.complete);
            return {
                development: false,
                names: [trigger.version.text, ...sha, ...floating],
                version: trigger.version.text,
                notes,
            };
        }
        case "branch": {
            const version = describe(trigger.commit, history, module);
            if (!trigger.isDefault)
                return { development: true, names: [...sha, `dev-${slug(trigger.branch, tagLimit - 4)}`], ...version };
            const immutable = trigger.commit === undefined ? [] : [version.version];
            return { development: false, names: [...immutable, ...sha, branchTag(trigger.branch)], ...version };
        }
        case "pull-request":
            return {
                development: true,
                names: [...sha, `pr-${trigger.number}`],
                ...describe(trigger.commit, history, module),
            };
        case "merge-queue":
            return { development: true, names: sha, ...describe(trigger.commit, history, module) };
        case "local":
            return { development: false, names: ["dev"], version: "dev", notes: [] };
    }
}
/** The default branch's name, unless releases or commits own such a tag: a branch `v3` must not become the image of v3. */
function branchTag(branch) {
    const taken = /^(?:v\d+(?:\.|$)|sha-|latest$)/.test(branch);
    return slug(taken ? `branch-${branch}` : branch, tagLimit);
}
/** `v1.4` and `v1` for v1.4.2, each only while no newer version of that line is known; never for a pre-release. */
function floatingTags(version, known, complete) {
    if (version.prerelease !== "")
        return { floating: [], notes: [] };
    if (!complete) {
        const message = `the checkout is shallow, so whether ${version.text} is the newest of its line is not known: v${version.major}.${version.minor} and v${version.major} stay where they are (fetch-depth: 0 moves them)`;
        return { floating: [], notes: [{ code: "history-shallow", message }] };
    }
    const released = known.filter((other) => other.prerelease === "" && other.major === version.major);
    const newestOf = (line) => line.every((other) => compareVersions(other, version) <= 0);
    const minor = newestOf(released.filter((other) => other.minor === version.minor))
        ? [`v${version.major}.${version.minor}`]
        : [];
    // v0 promises nothing from one minor to the next, so a tag that follows them all would be a trap.
    const major = version.major > 0 && newestOf(released) ? [`v${version.major}`] : [];
    return { floating: [...minor, ...major], notes: [] };
}
function describe(commit, history, module) {
    if (commit === undefined)
        return { version: "dev", notes: [] };
    const base = versionsOf(history.reachable, module).at(-1);
    const message = "the checkout is shallow, so the version counts from the newest tag that is in it (fetch-depth: 0 brings all)";
    const notes = history.complete ? [] : [{ code: "history-shallow", message }];
    return { version: pseudoVersion(base, commit), notes };
}
/** The versions among tags that belong to the module in `directory`, oldest first. */
function versionsOf(tags, directory) {
    const prefix = directory === "." ? "" : `${directory}/`;
    return tags
        .filter((tag) => tag.startsWith(prefix))
        .map((tag) => versionOf(tag.slice(prefix.length)))
        .filter((version) => version !== undefined)
        .sort(compareVersions);
}
function mustBeOf(module, tagged, version) {
    if (tagged === "" || tagged === module)
        return;
    throw new user_error/* UserError */.y("invalid-version", `the tag ${tagged}/${version.text} releases the module in ${tagged}, and this build is of the module in ${module}`, `Set working-directory: ${tagged}, or tag ${module === "." ? "" : `${module}/`}${version.text}.`);
}

;// CONCATENATED MODULE: ./src/plan/plan.ts













/** Throws UserError `invalid-input` or `invalid-version` for settings that do not fit what was found. */
function makePlan(facts, decisions, bases) {
    const { settings, trigger, project, environment } = facts;
    const { programs, cgo } = decisions;
    const [first] = programs;
    const tags = tagsFor(trigger, facts.repository.history, first?.module.directory ?? ".");
    const images = planImages(settings, programs, tags, facts.defaultImage).map((image) => ({
        ...image,
        target: plan_target(image),
    }));
    const publish = facts.publish ? planPublish(settings, trigger) : notAsked;
    if (publish.push)
        images.forEach(mustNameRegistry);
    const stamping = planStamps(project, programs, decisions.tags, { version: tags.version, trigger });
    const { context, workdir, files, sent } = planContext(settings, decisions.sources, {
        embedded: embeddedPaths(project, programs, decisions.tags),
        readsAll: settings.test.length > 0 || settings.generate.length > 0 || cgo !== "off",
    });
    const recipe = makeRecipe(facts, decisions, { bases, images, stamping, context, workdir, files });
    const zoneinfo = zoneinfoNotes(settings, decisions.sources);
    return {
        schema: 1,
        programs,
        go: decisions.go,
        images,
        version: { value: tags.version, stamp: stamping.variables },
        publish,
        caches: planCaches(facts, decisions, recipe, bases),
        platforms: settings.platforms.map(({ text }) => text),
        context,
        workdir,
        dockerfile: dockerfile(recipe),
        dockerignore: dockerignore(sent),
        bases: bases.map(({ role, reference, digest }) => ({ role, reference, digest: digest ?? null })),
        arguments: stamping.arguments,
        labels: planLabels(trigger, tags.version, programs, facts.repository.origin, recipe.bases.runtime, settings),
        annotations: settings.annotations,
        created: trigger.commit?.seconds ?? 0,
        link: cgo,
        test: settings.test.length > 0,
        secrets: lentSecrets(environment, settings.secrets),
        ssh: settings.ssh,
        notes: [...decisions.notes, ...stamping.notes, ...tags.notes, ...zoneinfo, ...unpinned(bases)],
    };
}
/** Name of the Dockerfile stage: images with the same programs are one stage. */
function plan_target({ programs }) {
    return `image-${programs
        .join("-")
        .toLowerCase()
        .replace(/[^a-z0-9-]+/g, "-")}`;
}
function zoneinfoNotes(settings, { usesLoadLocation }) {
    if (!usesLoadLocation || settings.zoneinfo !== "auto")
        return [];
    return [
        {
            code: "zoneinfo-added",
            message: "the program calls time.LoadLocation, so the image holds the time zones (zoneinfo: false leaves them out)",
        },
    ];
}
function unpinned(bases) {
    const open = bases.filter(({ digest }) => digest === undefined);
    if (open.length === 0)
        return [];
    const names = open.map(({ reference }) => reference).join(" and ");
    return [
        {
            code: "base-not-pinned",
            message: `${names} could not be pinned to a digest: ${open[0]?.because ?? "no registry was asked"}`,
        },
    ];
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./src/project/ancestors.ts

/** The directory itself, then each one above it, up to the root. */
function ancestors(directory) {
    return directory === "." ? ["."] : [directory, ...ancestors(external_node_path_.posix.dirname(directory))];
}

;// CONCATENATED MODULE: ./src/project/bounded-file.ts


/** One buffer for all reads: a large tree has ten thousand small files. */
let buffer = Buffer.alloc(64 * 1024);
/**
 * The text of a regular file of at most `limit` bytes. Pipes and devices count as absent, since opening one may wait for
 * ever. Read synchronously: on a large tree that takes half the time. Throws what the file system throws, except for
 * absence and lacking permission.
 */
function readBounded(path, limit) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        if (isAbsence(error))
            return { kind: "absent" };
        throw error;
    }
    try {
        const status = (0,external_node_fs_.fstatSync)(descriptor);
        if (!status.isFile())
            return { kind: "absent" };
        if (status.size > limit)
            return { kind: "too-large", bytes: status.size };
        if (status.size > buffer.length)
            buffer = Buffer.alloc(status.size);
        let length = 0;
        while (length < status.size) {
            const read = (0,external_node_fs_.readSync)(descriptor, buffer, length, status.size - length, length);
            if (read === 0)
                break;
            length += read;
        }
        return { kind: "text", text: buffer.toString("utf8", 0, length) };
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
/** Whether a path, links followed, lies in the repository; `root` is real itself. A dangling link does not. */
function leadsInside(path, root) {
    try {
        const real = (0,external_node_fs_.realpathSync)(path);
        return real === root || real.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep);
    }
    catch {
        return false;
    }
}
function isAbsence(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return ["ENOENT", "ENOTDIR", "EACCES", "ELOOP", "ENAMETOOLONG", "ENXIO", "EPERM", "EISDIR"].includes(String(code));
}

;// CONCATENATED MODULE: ./src/project/mod-lines.ts
/** A syntax error in go.mod or go.work. `line` counts from 1. Internal to this folder: it leaves as a value, never thrown out. */
class ModSyntaxError extends Error {
    line;
    constructor(line, message) {
        super(message);
        this.name = "ModSyntaxError";
        this.line = line;
    }
}
/** Lines of comment in front of a directive that are kept. */
const mostComments = 100;
/** The characters that end a word; a word may hold any other that is not white space. */
const marks = "()[]{},";
/**
 * The directives of a go.mod or go.work. Throws ModSyntaxError.
 * Format: https://go.dev/ref/mod#go-mod-file-lexical and golang.org/x/mod/modfile/read.go.
 */
function modLines(text) {
    const { tokens, comments } = lex(text);
    const own = new Map(comments.filter(({ alone }) => alone).map(({ line, text: said }) => [line, said]));
    const behind = new Map(comments.filter(({ alone }) => !alone).map(({ line, text: said }) => [line, said]));
    const before = (line) => {
        const said = [];
        for (let above = line - 1; said.length < mostComments; above -= 1) {
            const comment = own.get(above);
            if (comment === undefined)
                break;
            said.unshift(comment);
        }
        return said;
    };
    const result = [];
    let block;
    for (const { line, tokens: all } of statements(tokens)) {
        const words = all.map(({ text: word }) => word);
        const last = all.at(-1);
        if (block !== undefined) {
            if (words.length === 1 && isMark(last, ")"))
                block = undefined;
            else
                result.push({
                    words: [block, ...words],
                    line,
                    inBlock: true,
                    before: before(line),
                    comment: behind.get(line) ?? "",
                });
        }
        else if (isMark(last, "(") && words.length > 1) {
            if (words.length > 2)
                throw new ModSyntaxError(line, `unknown block type: ${words.slice(0, -1).join(" ")}`);
            block = words[0];
        }
        else if (words.length === 3 && isMark(all[1], "(") && isMark(last, ")"))
            continue;
        else
            result.push({ words, line, inBlock: false, before: before(line), comment: behind.get(line) ?? "" });
    }
    if (block !== undefined)
        throw new ModSyntaxError(tokens.at(-1)?.line ?? 1, "syntax error (unterminated block started at ...)".replace(" started at ...", ""));
    return result;
}
const isMark = (token, text) => token?.kind === "mark" && token.text === text;
function statements(tokens) {
    const result = [];
    let current = [];
    for (const token of tokens) {
        if (token.kind !== "newline" && token.kind !== "end")
            current.push(token);
        else if (current.length > 0) {
            result.push({ line: current[0]?.line ?? token.line, tokens: current });
            current = [];
        }
    }
    return result;
}
function lex(text) {
    const tokens = [];
    const comments = [];
    let line = 1;
    let at = text.startsWith("\ufeff") ? 1 : 0;
    while (at < text.length) {
        const character = text[at] ?? "";
        if (character === "\n") {
            tokens.push({ kind: "newline", text: "\n", line: line++ });
            at += 1;
        }
        else if (character === " " || character === "\t" || character === "\r")
            at += 1;
        else if (text.startsWith("//", at)) {
            const end = lineEnd(text, at);
            const alone = tokens.length === 0 || tokens.at(-1)?.kind === "newline";
            comments.push({ line, text: text.slice(at + 2, end).trim(), alone });
            at = end;
        }
        else if (marks.includes(character)) {
            tokens.push({ kind: "mark", text: character, line });
            at += 1;
        }
        else {
            const end = character === '"' || character === "`" ? stringEnd(text, at, line) : wordEnd(text, at, line);
            const raw = text.slice(at, end);
            if (/^[^"`].*["'`]/.test(raw))
                throw new ModSyntaxError(line, "unquoted string cannot contain quote");
            tokens.push(end > at + 1 && /^["`]/.test(raw)
                ? { kind: "string", text: unquote(raw, line), line }
                : { kind: "word", text: raw, line });
            at = end;
        }
    }
    tokens.push({ kind: "newline", text: "", line }, { kind: "end", text: "", line });
    return { tokens, comments };
}
function lineEnd(text, from) {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
}
function wordEnd(text, from, line) {
    let at = from;
    while (at < text.length) {
        const character = text[at] ?? "";
        if (marks.includes(character) || /\s/.test(character) || text.startsWith("//", at))
            break;
        if (text.startsWith("/*", at))
            throw new ModSyntaxError(line, "mod files must use // comments (not /* */ comments)");
        at += 1;
    }
    if (at === from)
        throw new ModSyntaxError(line, `unexpected input character ${JSON.stringify(text[from])}`);
    return at;
}
function stringEnd(text, from, line) {
    const quote = text[from];
    for (let at = from + 1; at < text.length; at += 1) {
        const character = text[at];
        if (character === "\n")
            throw new ModSyntaxError(line, "unexpected newline in string");
        if (character === quote)
            return at + 1;
        if (character === "\\" && quote === '"')
            at += 1;
    }
    throw new ModSyntaxError(line, "unexpected EOF in string");
}
/** Go's quoting differs from JSON's in a few escapes only; those that a path never needs are refused. */
function unquote(raw, line) {
    if (raw.startsWith("`"))
        return raw.slice(1, -1);
    try {
        return String(JSON.parse(raw.replace(/\\x(?<hex>[0-9a-fA-F]{2})/g, "\\u00$<hex>")));
    }
    catch (cause) {
        throw Object.assign(new ModSyntaxError(line, `invalid quoted string: ${raw}`), { cause });
    }
}

;// CONCATENATED MODULE: ./src/project/go-mod.ts

/** Source: golang.org/x/mod/modfile, GoVersionRE and ToolchainRE. */
const goVersionText = /^[1-9]\d*\.(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*))?(?:[a-z]+\d+)?$/;
const toolchainText = /^default$|^go1(?:$|\.)/;
/**
 * Reads a go.mod as strictly as the go command reads the main module's. Never throws.
 * Format: https://go.dev/ref/mod#go-mod-file
 */
function parseGoMod(text) {
    return parsed(() => {
        const lines = modLines(text);
        for (const line of lines)
            checkDirective(line);
        const of = (word) => lines.filter(({ words }) => words[0] === word);
        const module = single(of("module"), "module");
        if (module === undefined)
            throw new ModSyntaxError(1, "no module declaration in go.mod");
        return {
            path: argument(module, "module", "module/path"),
            deprecated: deprecation(module),
            ...versionLines(lines),
            requires: of("require").map(requirement),
            replaces: of("replace").map(replacement),
            excludes: of("exclude").map((line) => pathVersion(line, "exclude")),
            retracts: of("retract").map(retraction),
            tools: of("tool").map((line) => argument(line, "tool", "path/to/tool")),
            ignores: of("ignore").map((line) => argument(line, "ignore", "path")),
            godebug: of("godebug").map((line) => argument(line, "godebug", "key=value")),
        };
    });
}
/** Runs a parser and turns its syntax error into a value. */
function parsed(parse) {
    try {
        return { kind: "parsed", value: parse() };
    }
    catch (error) {
        if (error instanceof ModSyntaxError)
            return { kind: "broken", line: error.line, message: error.message };
        throw error;
    }
}
/** The go and toolchain lines, which go.mod and go.work share. Throws ModSyntaxError. */
function versionLines(lines) {
    const value = (word, legal, what) => {
        const line = single(lines.filter(({ words }) => words[0] === word), word);
        if (line === undefined)
            return undefined;
        const text = argument(line, word, what);
        if (!legal.test(text))
            throw new ModSyntaxError(line.line, `invalid ${word} version '${text}': it looks like ${what}`);
        return text;
    };
    return {
        go: value("go", goVersionText, "1.23"),
        toolchain: value("toolchain", toolchainText, "go1.23.0 or default"),
    };
}
/** Throws ModSyntaxError. */
function replacement({ words, line }) {
    const arrow = words.indexOf("=>");
    const [oldPath, oldVersion = ""] = words.slice(1, arrow);
    const [newPath, newVersion = ""] = words.slice(arrow + 1);
    if (arrow < 2 || arrow > 3 || oldPath === undefined || newPath === undefined || words.length > arrow + 3)
        throw new ModSyntaxError(line, "usage: replace module/path [v1.2.3] => other/module v1.4 or ../local/directory");
    const directory = isDirectory(newPath);
    if (newVersion === "" && !directory)
        throw new ModSyntaxError(line, "a replacement without version must be a directory that begins with ./, ../ or /");
    if (newVersion !== "" && directory)
        throw new ModSyntaxError(line, `the replacement directory ${JSON.stringify(newPath)} cannot have a version`);
    return { oldPath, oldVersion, newPath, newVersion };
}
/** Whether the right side of a replacement is a directory. Source: modfile.IsDirectoryPath. */
function isDirectory(path) {
    return /^\.{1,2}(?:[/\\]|$)|^\/|^[A-Za-z]:/.test(path);
}
/** Throws ModSyntaxError for a second one. */
function single(lines, word) {
    if (lines[1] !== undefined)
        throw new ModSyntaxError(lines[1].line, `repeated ${word} statement`);
    return lines[0];
}
/** The one word behind the directive. Throws ModSyntaxError. */
function argument({ words, line }, word, what) {
    const [, text] = words;
    if (words.length !== 2 || text === undefined)
        throw new ModSyntaxError(line, `usage: ${word} ${what}`);
    return text;
}
const directives = new Set("module go toolchain require replace exclude retract tool ignore godebug".split(" "));
function checkDirective({ words, line, inBlock }) {
    const [word = ""] = words;
    if (!directives.has(word))
        throw new ModSyntaxError(line, `unknown ${inBlock ? "block type" : "directive"}: ${word}`);
    if (inBlock && (word === "go" || word === "toolchain"))
        throw new ModSyntaxError(line, `unknown block type: ${word}`);
}
function pathVersion({ words, line }, word) {
    const [, path, version] = words;
    if (words.length !== 3 || path === undefined || version === undefined)
        throw new ModSyntaxError(line, `usage: ${word} module/path v1.2.3`);
    return { path, version };
}
/** Source: modfile.isIndirect. */
function requirement(line) {
    return { ...pathVersion(line, "require"), indirect: /^indirect(?:;|$)/.test(line.comment) };
}
function retraction({ words, line }) {
    const [, first = "", low = "", comma, high = "", close] = words;
    if (words.length === 2 && first !== "[")
        return { low: first, high: first };
    if (words.length === 6 && first === "[" && comma === "," && close === "]")
        return { low, high };
    throw new ModSyntaxError(line, "usage: retract v1.2.3 or retract [v1.2.3, v1.4.5]");
}
/** Source: modfile.parseDeprecation. */
function deprecation({ before, comment }) {
    const text = [...before, comment].join("\n").trim();
    return /(?:^|\n\n)Deprecated: *(?<why>.*?)(?:$|\n\n)/s.exec(text)?.groups?.["why"];
}

;// CONCATENATED MODULE: ./src/project/go-work.ts


const go_work_directives = new Set("go toolchain godebug use replace".split(" "));
/** Never throws. Format: https://go.dev/ref/mod#go-work-file */
function parseGoWork(text) {
    return parsed(() => {
        const lines = modLines(text);
        for (const { words, line } of lines)
            if (!go_work_directives.has(words[0] ?? ""))
                throw new ModSyntaxError(line, `unknown directive: ${words[0] ?? ""}`);
        return {
            ...versionLines(lines),
            use: lines.filter(({ words }) => words[0] === "use").map((line) => argument(line, "use", "local/dir")),
            replaces: lines.filter(({ words }) => words[0] === "replace").map(replacement),
        };
    });
}

;// CONCATENATED MODULE: ./src/project/module.ts






/** Source: golang.org/x/mod/modfile has no limit; the largest known go.mod has 200 kB. */
const largest = 4 * 1024 * 1024;
/** Reads `<directory>/go.mod`. What is wrong with it comes back as a value. */
function readModule(root, directory) {
    const file = external_node_path_.posix.join(directory, "go.mod");
    const read = readParsed((0,external_node_path_.join)(root, file), parseGoMod);
    if (read.kind === "broken")
        return { kind: "broken", broken: { directory, file, line: read.line, message: read.message } };
    const hasGoSum = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(root, directory, "go.sum"));
    const goSum = hasGoSum ? { goSum: hashOf((0,external_node_path_.join)(root, directory, "go.sum")) } : {};
    return {
        kind: "module",
        module: { ...read.value, directory, hasGoSum, ...goSum, vendor: readVendor(root, directory) },
    };
}
/** Reads `<directory>/go.work`. */
function readWorkspace(root, directory) {
    const file = external_node_path_.posix.join(directory, "go.work");
    const read = readParsed((0,external_node_path_.join)(root, file), parseGoWork);
    if (read.kind === "broken")
        return { directory, file, line: read.line, message: read.message };
    const { go, toolchain, use, replaces } = read.value;
    return {
        directory,
        go,
        toolchain,
        use: use.map((path) => localDirectory(directory, path)),
        replaces,
        vendor: readVendor(root, directory),
    };
}
/** The directory that a `use` or a replacement in `directory` leads to, relative to the repository's root. */
function localDirectory(directory, path) {
    const joined = external_node_path_.posix.isAbsolute(path) ? external_node_path_.posix.join("..", path) : external_node_path_.posix.join(directory, path);
    return joined.replace(/(?<=.)\/$/, "");
}
/** Directories that a module's replacements lead to. */
function replacedDirectories(directory, replaces) {
    return replaces
        .filter(({ newPath }) => isDirectory(newPath))
        .map(({ newPath }) => localDirectory(directory, newPath));
}
function readVendor(root, directory) {
    const read = readBounded((0,external_node_path_.join)(root, directory, "vendor/modules.txt"), largest);
    return read.kind === "text" ? { workspace: /^## workspace\s*$/m.test(read.text) } : undefined;
}
function hashOf(path) {
    const read = readBounded(path, largest);
    const text = read.kind === "text" ? read.text : JSON.stringify(read);
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}
function readParsed(path, parse) {
    const read = readBounded(path, largest);
    switch (read.kind) {
        case "text":
            return parse(read.text);
        case "too-large":
            return {
                kind: "broken",
                line: undefined,
                message: `the file has ${read.bytes} bytes; more than ${largest} are not read`,
            };
        case "absent":
            return { kind: "broken", line: undefined, message: "the file cannot be read" };
    }
}

;// CONCATENATED MODULE: ./src/project/no-module.ts


/**
 * The UserError `no-go-module` for a directory without go.mod at or above it. `modules` are the directories below that
 * have one: they are parts of something else when the directory itself holds Go, as where a vendor.mod stands in for go.mod.
 */
function noModule(asked, listings, modules) {
    const [first] = modules;
    const where = asked === "." ? "in this repository" : `at, above or below ${asked}`;
    const vendorMod = listings.find(({ others }) => others.includes("vendor.mod"));
    const place = first === undefined ? where : `for the Go code in ${asked === "." ? "the repository's root" : asked}`;
    const message = `there is no go.mod ${place}${vendorMod === undefined ? "" : `, only ${external_node_path_.posix.join(vendorMod.directory, "vendor.mod")}`}`;
    return new user_error/* UserError */.y("no-go-module", message, [
        advice(vendorMod !== undefined, listings),
        ...(first === undefined ? [] : [`To build the module in ${first}, set working-directory: ${first}.`]),
    ].join(" "));
}
function advice(hasVendorMod, listings) {
    if (hasVendorMod)
        return "Projects with a vendor.mod make a go.mod of it before they build. Do the same in a step before this one: cp vendor.mod go.mod && cp vendor.sum go.sum.";
    return listings.some(({ goFiles }) => goFiles.length > 0)
        ? "There are Go files: run `go mod init` and `go mod tidy`, and commit go.mod and go.sum."
        : "Point working-directory at the directory that holds the go.mod.";
}

;// CONCATENATED MODULE: ./src/project/hints/shell-words.ts
/**
 * Splits a shell script into simple commands and those into words, quotes removed. Text in `$(…)`, `${…}`, `{{…}}` and
 * backquotes stays as it is, one piece of its word: nothing is run. Single-quoted `$` counts as literal in a shell, but what is read
 * here are build lines, in which a variable in quotes means a variable all the same.
 */
function shellCommands(script) {
    const commands = [[]];
    let word;
    for (let at = 0; at <= script.length;) {
        const { kind, text, end } = nextPiece(script, at, word === undefined);
        if (kind === "text")
            word = (word ?? "") + text;
        else {
            if (word !== undefined)
                commands.at(-1)?.push(word);
            word = undefined;
        }
        if (kind === "end of command")
            commands.push([]);
        // An open quote or a backslash at the end leads beyond it.
        at = at < script.length ? Math.min(end, script.length) : end;
    }
    return commands.filter((command) => command.length > 0);
}
/** What begins at `at`; a comment and a bracket mean something only at the start of a word. */
function nextPiece(script, at, startsWord) {
    const character = script[at];
    if (character === undefined)
        return { kind: "end of command", text: "", end: at + 1 };
    const opaque = opaqueEnd(script, at);
    if (opaque > at)
        return { kind: "text", text: script.slice(at, opaque), end: opaque };
    if (character === "\\")
        return { kind: script[at + 1] === "\n" ? "blank" : "text", text: script[at + 1] ?? "", end: at + 2 };
    if (character === "'" || character === '"') {
        const end = quoteEnd(script, at);
        const inside = script.slice(at + 1, end);
        return {
            kind: "text",
            text: character === "'" ? inside : inside.replace(/\\(?<kept>["\\$`\n])/g, "$<kept>"),
            end: end + 1,
        };
    }
    if (character === "#" && startsWord)
        return { kind: "end of command", text: "", end: shell_words_lineEnd(script, at) };
    if (/[\n;&|]/.test(character) || (startsWord && /[()]/.test(character)))
        return { kind: "end of command", text: "", end: at + 1 };
    return { kind: /\s/.test(character) ? "blank" : "text", text: character, end: at + 1 };
}
function shell_words_lineEnd(script, from) {
    const end = script.indexOf("\n", from);
    return end < 0 ? script.length : end;
}
/** The words of one command line, whatever stands between its commands. */
function shellWords(text) {
    return shellCommands(text).flat();
}
function quoteEnd(script, from) {
    const quote = script[from];
    let at = from + 1;
    while (at < script.length && script[at] !== quote) {
        const opaque = quote === '"' ? opaqueEnd(script, at) : at;
        if (opaque > at)
            at = opaque;
        else
            at += quote === '"' && script[at] === "\\" ? 2 : 1;
    }
    return at;
}
/** End of the `$(…)`, `${…}` or backquoted piece at `from`; `from` itself when there is none. */
function opaqueEnd(script, from) {
    if (script[from] === "`") {
        const end = script.indexOf("`", from + 1);
        return end < 0 ? script.length : end + 1;
    }
    if (script.startsWith("{{", from)) {
        const end = script.indexOf("}}", from);
        return end < 0 ? script.length : end + 2;
    }
    const open = script[from] === "$" ? script[from + 1] : undefined;
    if (open !== "(" && open !== "{")
        return from;
    const close = open === "(" ? ")" : "}";
    let depth = 0;
    for (let at = from + 1; at < script.length; at += 1) {
        if (script[at] === open)
            depth += 1;
        else if (script[at] === close && --depth === 0)
            return at + 1;
    }
    return script.length;
}

;// CONCATENATED MODULE: ./src/project/hints/go-command.ts

/** Flags of `go help build` that take a value as the next word. */
const valued = new Set("C asmflags buildmode buildvcs compiler covermode coverpkg gccgoflags gcflags installsuffix ldflags mod modfile o overlay p pgo pkgdir tags toolexec".split(" "));
/** Of these the value is always joined by `=`. */
const joined = new Set(["buildvcs"]);
/**
 * Reads the words of one command when it is a go build; undefined otherwise. Wrappers in front (`env`, `time`, `xx-go`,
 * `garble`, `$(GO)`) are seen through.
 */
function go_command_goCommand(words) {
    const verb = words.findIndex((word, at) => (word === "build" || word === "install") && at > 0 && isGo(words[at - 1] ?? "", words.slice(0, at - 1)));
    // `go -C dir build`
    const moved = words.findIndex((word, at) => word === "-C" &&
        isGo(words[at - 1] ?? "", words.slice(0, at - 1)) &&
        /^(?:build|install)$/.test(words[at + 2] ?? ""));
    if (verb < 0 && moved < 0)
        return undefined;
    const start = verb < 0 ? moved + 2 : verb;
    const { options, rest } = readOptions(words.slice(start + 1));
    return {
        packages: rest,
        directory: verb < 0 ? words[moved + 1] : options.get("C")?.at(-1),
        output: words[start] === "build" ? options.get("o")?.at(-1) : undefined,
        flags: flagsOf(options),
        environment: assignments(words.slice(0, start)),
    };
}
/** Reads build flags that stand alone, as in a GoReleaser `flags` list or GOFLAGS. */
function buildFlags(words) {
    return flagsOf(readOptions(words).options);
}
/** Flags as the entries of a YAML list; an entry may hold several, and one with `=` may hold blanks of its own. */
function flagEntries(list) {
    return list.flatMap((entry) => /^--?\w+=/.test(entry) && !entry.replace(/^--?\w+flags=.*$/s, "").includes(" -") ? [entry] : shellWords(entry));
}
/** `-X name=value` in linker flags. Source: `go tool link -help`. */
function stampsOf(ldflags) {
    const words = shellWords(ldflags);
    return words.flatMap((word, at) => {
        const text = word === "-X" || word === "--X" ? (words[at + 1] ?? "") : /^--?X[= ]?(?<rest>.+)$/s.exec(word)?.groups?.["rest"];
        const match = /^(?<variable>[^=]+)=(?<value>.*)$/s.exec(text ?? "")?.groups;
        return match === undefined ? [] : [{ variable: match["variable"] ?? "", value: match["value"] ?? "" }];
    });
}
/** Comma- or blank-separated tags, as -tags takes them. */
function tagList(text) {
    return (text.match(/(?:\$\([^)]*\)|\$\{[^}]*\}|\{\{[^}]*\}\}|[^\s,])+/g) ?? []).filter((tag) => tag !== "");
}
/** Leading `NAME=value` words. */
function assignments(words) {
    const pairs = words.flatMap((word) => {
        const match = /^(?<name>[A-Za-z_]\w*)=(?<value>.*)$/s.exec(word)?.groups;
        return match === undefined ? [] : [[match["name"] ?? "", match["value"] ?? ""]];
    });
    return Object.fromEntries(pairs);
}
function isGo(word, before) {
    const harmless = /^(?:[A-Za-z_]\w*=.*|@|-|@?env|time|exec|command|then|do|else|if|!|\{|set|-\w+|\+|RUN|sudo|nice)$/s;
    const isTool = /^[@+-]*(?:\S*\/)?(?:go|xx-go|goxx-go|go1\.\d+(?:\.\d+)?|garble|\$[({]?\w*GO\w*[)}]?(?:_CMD)?)$/.test(word);
    return isTool && before.every((one) => harmless.test(one) || /^\$[({]/.test(one));
}
function readOptions(words) {
    const options = new Map();
    const rest = [];
    for (let at = 0; at < words.length; at += 1) {
        const word = words[at] ?? "";
        const match = /^--?(?<name>[A-Za-z]\w*)(?<value>=.*)?$/s.exec(word)?.groups;
        if (match === undefined || rest.length > 0) {
            // A redirection ends what the command itself reads.
            if (/^\d*[<>]/.test(word))
                break;
            // Variables of the build file that stand where flags may stand.
            if (rest.length === 0 && word.startsWith("$") && !word.includes("/") && at < words.length - 1)
                continue;
            rest.push(word);
            continue;
        }
        const name = match["name"] ?? "";
        const value = match["value"]?.slice(1) ?? (valued.has(name) && !joined.has(name) ? words[++at] : "");
        options.set(name, [...(options.get(name) ?? []), value ?? ""]);
    }
    return { options, rest };
}
function flagsOf(options) {
    return {
        tags: tagList(options.get("tags")?.at(-1) ?? ""),
        stamps: (options.get("ldflags") ?? []).flatMap(stampsOf),
        mode: options.get("buildmode")?.at(-1) ?? "",
    };
}

;// CONCATENATED MODULE: ./src/project/hints/makefile.ts



/** Rounds of expansion: more than files nest, and an end for those that go in circles. */
const deepest = 12;
/** More than any Makefile that is written by hand has. */
const mostLines = 20_000;
const mostRules = 2000;
/** Longer than any command line; an expansion that grows beyond it is hostile. */
const longest = 65_536;
/** Reads rules and variables. Conditionals are not decided: what stands in them counts only where nothing was said before. */
function parseMakefile(content) {
    const variables = new Map();
    const own = new Map();
    const raw = [];
    let conditions = 0;
    let inDefine = false;
    for (const line of content
        .replace(/\\\r?\n[ \t]*/g, " ")
        .split(/\r?\n/)
        .slice(0, mostLines)) {
        const trimmed = line.trim();
        const text = trimmed.replace(/(?<!\\)#.*$/, "").trim();
        if (inDefine)
            inDefine = trimmed !== "endef";
        else if (line.startsWith("\t") && raw.length > 0)
            raw.at(-1)?.recipe.push(trimmed);
        else if (/^define\b/.test(text))
            inDefine = true;
        else if (/^if(?:n?eq|n?def)\b/.test(text))
            conditions += 1;
        else if (text === "endif")
            conditions -= 1;
        else if (text === "" || /^(?:else|unexport|vpath|[-s]?include)\b/.test(text))
            continue;
        else if (!makefile_assign(text, variables, conditions > 0))
            addRule(text, raw, own);
    }
    return raw.slice(0, mostRules).flatMap((rule) => {
        const scope = own.get(rule.targets);
        return readRule(rule, (name) => scope?.get(name) ?? variables.get(name));
    });
}
/** Files that a Makefile includes by plain names, as written. */
function includedFiles(content) {
    const lines = [...content.matchAll(/^[-s]?include[ \t]+(?<names>[^#\n]*)/gm)];
    return lines
        .flatMap(({ groups }) => (groups?.["names"] ?? "").trim().split(/\s+/))
        .filter((name) => /^[\w./-]+$/.test(name) && !name.startsWith("/"));
}
function makefile_assign(text, variables, conditional) {
    const match = /^(?:(?:export|override|private)\s+)*(?<name>[\w.-]+|[A-Z_]+\$[({]\w+[)}])\s*(?<operator>::?:?=|\?=|\+=|!=|=)\s*(?<value>.*)$/s.exec(text)?.groups;
    if (match === undefined)
        return false;
    const { name = "", operator = "", value = "" } = match;
    const before = variables.get(name);
    const said = operator === "!=" ? `$(shell ${value})` : value;
    if (operator === "+=") {
        if (!conditional)
            variables.set(name, before === undefined ? said : `${before} ${said}`.slice(0, longest));
    }
    else if (before === undefined || !(conditional || operator === "?=")) {
        // `X := $(X) more` refers to what X was.
        variables.set(name, before === undefined
            ? said
            : said.replaceAll(new RegExp(`\\$[({]${makefile_escape(name)}[)}]`, "g"), () => before).slice(0, longest));
    }
    return true;
}
const makefile_escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
function addRule(text, raw, own) {
    const match = /^(?<targets>(?:\$\([^)]*\)|\$\{[^}]*\}|[^:=$])+)::?(?!=)(?<rest>.*)$/s.exec(text)?.groups;
    if (match === undefined)
        return;
    const targets = (match["targets"] ?? "").trim();
    const rest = (match["rest"] ?? "").trim();
    // `target: NAME = value` holds for that target's recipe, wherever it stands.
    const variables = own.get(targets) ?? new Map();
    if (makefile_assign(rest, variables, false)) {
        own.set(targets, variables);
        return;
    }
    const [needs = "", ...commands] = rest.split(";");
    raw.push({ targets, needs, recipe: commands.length > 0 ? [commands.join(";").trim()] : [] });
}
function readRule({ targets, needs, recipe }, variables) {
    const words = (text) => expand(text, variables)
        .split(/\s+/)
        .filter((word) => word !== "" && word !== "|");
    const wanted = words(needs);
    return words(targets)
        .filter((target) => !target.startsWith(".") || target.includes("/"))
        .map((target) => {
        const automatic = {
            "@": target,
            "<": wanted[0] ?? "",
            "^": wanted.join(" "),
            "@F": external_node_path_.posix.basename(target),
            "@D": external_node_path_.posix.dirname(target),
        };
        const scope = (name) => (Object.hasOwn(automatic, name) ? automatic[name] : variables(name));
        const read = recipe.map((line) => readLine(expand(line.replace(/^[@+-]+/, ""), scope).replaceAll("$$", "$")));
        return {
            target,
            needs: wanted,
            builds: read.flatMap(({ builds }) => builds),
            calls: read.flatMap(({ calls }) => calls),
        };
    });
}
/** Builds and calls of make in a line of shell, followed through `cd`. */
function readLine(line) {
    const builds = [];
    const calls = [];
    let workdir = ".";
    let environment = {};
    for (const words of shellCommands(line)) {
        const [first = "", second = ""] = words;
        if (first === "cd" || first === "pushd")
            workdir = second.startsWith("/") ? second : external_node_path_.posix.join(workdir, second || ".");
        if (first === "export")
            environment = {
                ...environment,
                ...Object.fromEntries(words.slice(1).map((word) => [word.split("=")[0] ?? "", word.slice(word.indexOf("=") + 1)])),
            };
        const build = go_command_goCommand(words);
        if (build !== undefined)
            builds.push({
                ...build,
                environment: { ...environment, ...build.environment },
                workdir: external_node_path_.posix.join(workdir, build.directory ?? "."),
            });
        else
            calls.push(...makeTargets(words));
    }
    return { builds, calls, workdir };
}
/** `make a b`, `$(MAKE) a`; nothing for a make in another directory. */
function makeTargets(words) {
    const at = words.findIndex((word) => /^(?:make|gmake|\$[({]MAKE[)}])$/.test(word));
    if (at < 0 || words.some((word) => /^-C|^--directory|^-f/.test(word)))
        return [];
    const targets = words.slice(at + 1).filter((word) => !word.startsWith("-") && !word.includes("="));
    return targets.length > 0 ? targets : [""];
}
/** Replaces what the file defines; functions and unknown variables stay as they are. */
function expand(text, variables) {
    let result = text;
    for (let round = 0; round < deepest; round += 1) {
        const next = result.replace(/(?<!\$)\$(?:\((?<round>[\w.-]+|@[FD]?|[<^])\)|\{(?<curly>[\w.-]+)\}|(?<short>[@<^]))/g, (whole, inRound, curly, short) => variables(inRound ?? curly ?? short ?? "") ?? whole);
        if (next === result || next.length > longest)
            return next.slice(0, longest);
        result = next;
    }
    return result;
}

;// CONCATENATED MODULE: ./src/project/hints/docker-instructions.ts

/** Longer than any instruction that is read; more is cut off, so that no pattern has to search it. */
const docker_instructions_longest = 16_384;
/** Instructions with continued lines joined, comments and here-documents' ends removed. */
function instructions(content) {
    const escape = /^#\s*escape\s*=\s*`/im.test(content.slice(0, 500)) ? "`" : "\\";
    const result = [];
    const lines = content.split(/\r?\n/);
    for (let at = 0; at < lines.length; at += 1) {
        let line = (lines[at] ?? "").trim();
        if (line === "" || line.startsWith("#"))
            continue;
        while (line.endsWith(escape) && at + 1 < lines.length) {
            const next = (lines[++at] ?? "").trim();
            if (!next.startsWith("#"))
                line = `${line.slice(0, -1)} ${next}`;
        }
        const here = /<<-?["']?(?<end>\w+)["']?/.exec(line)?.groups?.["end"];
        if (here !== undefined && /^(?:RUN|COPY)\b/i.test(line)) {
            const body = [];
            while (at + 1 < lines.length && lines[++at]?.trim() !== here)
                body.push(lines[at] ?? "");
            line = /^RUN/i.test(line) ? `RUN ${body.join("\n")}` : "";
        }
        const match = /^(?<name>[A-Za-z]+)\s+(?<rest>.*)$/s.exec(line)?.groups;
        if (match !== undefined)
            result.push({ name: (match["name"] ?? "").toUpperCase(), rest: (match["rest"] ?? "").slice(0, docker_instructions_longest) });
    }
    return result;
}
/** `$NAME`, `${NAME}`, `${NAME:-default}`; what is not known stays. */
function docker_instructions_expand(text, variables) {
    return text.replace(/(?<!\\)\$(?:\{(?<curly>\w+)(?::?-(?<fallback>[^}]*))?\}|(?<bare>[A-Za-z_]\w*))/g, (whole, curly, fallback, bare) => {
        const value = Object.hasOwn(variables, curly ?? bare ?? "") ? variables[curly ?? bare ?? ""] : undefined;
        return value !== undefined && value !== "" ? value : (fallback ?? whole);
    });
}
/** The words of ENTRYPOINT and CMD in either form. */
function commandWords(text) {
    return text.startsWith("[") ? jsonList(text) : shellWords(text);
}
/** The strings of a JSON list; words where it is none. */
function jsonList(text) {
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
    }
    catch {
        return shellWords(text.replace(/^\[|\]$/g, "").replaceAll(",", " "));
    }
}

;// CONCATENATED MODULE: ./src/project/hints/dockerfile.ts




/** Reads a Dockerfile loosely: what is not understood is passed over. Format: https://docs.docker.com/reference/dockerfile/ */
function parseDockerfile(content) {
    const stages = [];
    const names = new Map();
    let global = {};
    for (const { name, rest } of instructions(content)) {
        if (name === "FROM") {
            const [image = "", , alias] = rest.split(/\s+/).filter((word) => !word.startsWith("--"));
            const parent = names.get(docker_instructions_expand(image, global).toLowerCase());
            const stage = newStage(global, parent);
            stages.push(stage);
            if (alias !== undefined)
                names.set(alias.toLowerCase(), stage);
        }
        else if (stages.length === 0) {
            if (name === "ARG")
                global = { ...global, ...dockerfile_argument(rest, global) };
        }
        else
            applyInstruction(stages.at(-1), name, rest, global);
    }
    const last = stages.at(-1);
    return {
        builds: stages.flatMap(({ builds }) => builds),
        makes: stages.flatMap(({ makes }) => makes),
        entry: [...(last?.entrypoint ?? []), ...(last?.command ?? [])],
        copies: last?.copies ?? [],
        packages: last?.packages ?? [],
        ports: last?.ports ?? [],
        volumes: last?.volumes ?? [],
        links: last?.links ?? [],
    };
}
function newStage(variables, parent) {
    return {
        builds: [],
        makes: [],
        variables: parent?.variables ?? {},
        workdir: parent?.workdir ?? "/",
        mapped: [...(parent?.mapped ?? [])],
        entrypoint: parent?.entrypoint ?? [],
        command: parent?.command ?? [],
        copies: [...(parent?.copies ?? [])],
        packages: [...(parent?.packages ?? [])],
        ports: [...(parent?.ports ?? [])],
        volumes: [...(parent?.volumes ?? [])],
        links: [...(parent?.links ?? [])],
    };
}
function applyInstruction(stage, name, rest, global) {
    const text = docker_instructions_expand(rest, stage.variables);
    switch (name) {
        case "ARG":
            stage.variables = { ...global, ...stage.variables, ...dockerfile_argument(rest, stage.variables) };
            break;
        case "ENV":
            stage.variables = { ...stage.variables, ...dockerfile_environment(text) };
            break;
        case "WORKDIR":
            stage.workdir = external_node_path_.posix.resolve("/", stage.workdir, text.replace(/^"|"$/g, ""));
            break;
        case "COPY":
        case "ADD":
            copy(stage, text);
            break;
        case "RUN":
            dockerfile_run(stage, text);
            break;
        case "ENTRYPOINT":
            stage.entrypoint = commandWords(text);
            stage.command = [];
            break;
        case "CMD":
            stage.command = commandWords(text);
            break;
        case "EXPOSE":
            stage.ports.push(...text.split(/\s+/));
            break;
        case "VOLUME":
            stage.volumes.push(...jsonList(text));
            break;
    }
}
function dockerfile_run(stage, text) {
    // The context may be lent instead of copied.
    for (const mount of text.matchAll(/--mount=(?<options>\S*type=bind\S*)/g)) {
        const options = mount.groups?.["options"] ?? "";
        const target = /(?:^|,)(?:target|dst|destination)=(?<path>[^,]+)/.exec(options)?.groups?.["path"];
        const source = /(?:^|,)(?:source|src)=(?<path>[^,]+)/.exec(options)?.groups?.["path"];
        if (target !== undefined && !/(?:^|,)from=/.test(options))
            stage.mapped.push({ from: external_node_path_.posix.join("/", source ?? "."), to: external_node_path_.posix.resolve(stage.workdir, target) });
    }
    const script = text.replace(/^(?:--\S+\s+)+/, "");
    const isList = script.startsWith("[");
    const { builds, calls } = readLine(isList ? jsonList(script).join(" ") : script);
    for (const build of builds) {
        const inside = inContext(stage, external_node_path_.posix.resolve("/", stage.workdir, build.workdir));
        stage.builds.push({
            ...build,
            environment: { ...pickCgo(stage.variables), ...build.environment },
            workdir: inside,
        });
    }
    stage.makes.push(...calls);
    for (const words of shellCommands(script)) {
        stage.packages.push(...installed(words));
        if (words[0] === "ln" && words.some((word) => /^-\w*s/.test(word))) {
            const [target, link] = words.slice(1).filter((word) => !word.startsWith("-"));
            if (target !== undefined && link !== undefined)
                stage.links.push({ target, link });
        }
    }
}
/** The place in the context, relative to it, of an absolute path of the stage. */
function inContext(stage, path) {
    const within = stage.mapped
        .filter(({ to }) => path === to || path.startsWith(to === "/" ? "/" : `${to}/`))
        .sort((a, b) => b.to.length - a.to.length)[0];
    return within === undefined
        ? undefined
        : external_node_path_.posix.relative("/", external_node_path_.posix.join(within.from, external_node_path_.posix.relative(within.to, path))) || ".";
}
function copy(stage, text) {
    const words = /^(?:--\S+\s+)*\[/.test(text)
        ? [...(text.match(/--\S+/g) ?? []), ...jsonList(text.slice(text.indexOf("[")))]
        : shellWords(text);
    const paths = words.filter((word) => !word.startsWith("--"));
    const sources = paths.slice(0, -1);
    const destination = external_node_path_.posix.resolve("/", stage.workdir, paths.at(-1) ?? ".");
    if (words.some((word) => word.startsWith("--from=")))
        return;
    for (const source of sources) {
        if (/^\.?\/?$|\/$|^[^.]+$/.test(source))
            stage.mapped.push({ from: external_node_path_.posix.join("/", source), to: destination });
        stage.copies.push({ source, destination });
    }
}
function pickCgo(variables) {
    const value = variables["CGO_ENABLED"];
    return value === undefined ? {} : { CGO_ENABLED: value };
}
function installed(words) {
    const at = words.findIndex((word, index) => (word === "add" && words[index - 1] === "apk") ||
        (word === "install" &&
            /^apt(?:-get)?$/.test(words
                .slice(0, index)
                .filter((one) => !one.startsWith("-"))
                .at(-1) ?? "")));
    return at < 0
        ? []
        : words
            .slice(at + 1)
            .filter((word) => /^[a-z0-9][\w.+-]*(?:[=~<>].*)?$/.test(word))
            .map((word) => word.replace(/[=~<>].*$/, ""));
}
function dockerfile_argument(text, variables) {
    return Object.fromEntries(shellWords(text).flatMap((word) => {
        const at = word.indexOf("=");
        return at < 0 ? [] : [[word.slice(0, at), docker_instructions_expand(word.slice(at + 1), variables)]];
    }));
}
function dockerfile_environment(text) {
    if (/^\w+\s+[^=]*$/.test(text))
        return { [text.split(/\s+/)[0] ?? ""]: text.replace(/^\w+\s+/, "") };
    return dockerfile_argument(text, {});
}

;// CONCATENATED MODULE: ./src/project/hints/hint.ts
/** Splits tags into those that are spelt out and those that are computed. */
function knownTags(tags) {
    const legal = (tag) => /^[\p{L}\p{N}_.]+$/u.test(tag);
    return { tags: [...new Set(tags.filter(legal))], unknownTags: [...new Set(tags.filter((tag) => !legal(tag)))] };
}
/** The base name of an output path; undefined when it is computed or no name at all. */
function hint_binaryName(output) {
    if (output === undefined || output.endsWith("/"))
        return undefined;
    const name = output.slice(output.lastIndexOf("/") + 1).replace(/\.exe$/, "");
    return /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(name) ? name : undefined;
}
function cgoOf(environment) {
    const value = environment["CGO_ENABLED"];
    return value === "0" || value === "1" ? value : undefined;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./src/project/hints/yaml-values.ts

/** The value of a YAML text; a string says why it cannot be read. Never throws. */
function yamlDocument(content) {
    try {
        const document = (0,dist/* parseDocument */.Tp)(content, { uniqueKeys: false, logLevel: "silent" });
        const [error] = document.errors;
        if (error !== undefined)
            return error.message.split("\n")[0] ?? "";
        const value = document.toJS({ maxAliasCount: 100 });
        return typeof value === "object" && value !== null ? value : {};
    }
    catch (error) {
        return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    }
}
/** A field of a mapping; undefined for anything else. */
function field(value, key) {
    return typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined;
}
/** A list as it is, a single value as a list of one. */
function entries(value) {
    if (value === undefined || value === null)
        return [];
    return Array.isArray(value) ? value : [value];
}
/** Longer than any path, name or list of flags; more is cut off, so that no pattern has to search it. */
const yaml_values_longest = 8192;
/** A scalar as text; undefined for anything else. */
function yaml_values_text(value) {
    if (typeof value === "string")
        return value.slice(0, yaml_values_longest);
    return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
/** The scalars of a list, or a single one. */
function texts(value) {
    return entries(value).flatMap((entry) => yaml_values_text(entry) ?? []);
}

;// CONCATENATED MODULE: ./src/project/hints/goreleaser.ts




/** What GoReleaser sets when a build names no ldflags. Source: https://goreleaser.com/customization/builds/go/ */
const defaultStamps = ["version={{.Version}}", "commit={{.Commit}}", "date={{.Date}}", "builtBy=goreleaser"].map((pair) => `-X main.${pair}`);
/**
 * The builds for linux of a GoReleaser file at `file`, whose paths are relative to `directory`; both relative to the
 * repository's root. A string: why the text cannot be read.
 * Format: https://goreleaser.com/customization/builds/go/
 */
function parseGoreleaser(content, { file, directory }) {
    const document = yamlDocument(content);
    if (typeof document === "string")
        return document;
    const projectName = hint_binaryName(yaml_values_text(field(document, "project_name")));
    const written = entries(field(document, "builds"));
    const builds = written.length > 0 ? written : entries(field(document, "build"));
    const images = imageBuilds(document);
    const common = assignments(texts(field(document, "env")));
    return {
        projectName,
        builds: (builds.length > 0 ? builds : [{}])
            .filter((build) => isLinuxProgram(build))
            .map((build, at) => {
            const id = yaml_values_text(field(build, "id")) ?? "";
            const environment = { ...common, ...assignments(texts(field(build, "env"))) };
            const flags = buildFlags(flagEntries(texts(field(build, "flags"))));
            const ldflags = texts(field(build, "ldflags"));
            return {
                source: "goreleaser",
                file,
                label: id === "" ? `build ${at + 1}` : id,
                directories: [
                    mainDirectory(directory, yaml_values_text(field(build, "dir")) ?? ".", yaml_values_text(field(build, "main")) ?? "."),
                ].flat(),
                binary: binaryOf(yaml_values_text(field(build, "binary")), projectName),
                ...knownTags([...texts(field(build, "tags")).flatMap(tagList), ...flags.tags]),
                stamps: [...(ldflags.length > 0 ? ldflags : defaultStamps).flatMap(stampsOf), ...flags.stamps],
                cgo: cgoOf(environment),
                role: images.has(id) ? "image" : "release",
            };
        }),
    };
}
/** Ids of builds that an image of the release holds, where images name what they hold. */
function imageBuilds(document) {
    const images = ["dockers", "dockers_v2"].flatMap((key) => entries(field(document, key)));
    const kos = entries(field(document, "kos"));
    return new Set([
        ...images.flatMap((image) => texts(field(image, "ids"))),
        ...kos.flatMap((image) => texts(field(image, "build"))),
    ]);
}
function isLinuxProgram(build) {
    if (["true"].includes(yaml_values_text(field(build, "skip")) ?? ""))
        return false;
    if (!["", "go"].includes(yaml_values_text(field(build, "builder")) ?? ""))
        return false;
    if (["c-shared", "c-archive", "plugin", "shared"].includes(yaml_values_text(field(build, "buildmode")) ?? ""))
        return false;
    const targets = texts(field(build, "targets"));
    if (targets.length > 0)
        return targets.some((target) => target.startsWith("linux") || /^go_|\{\{/.test(target));
    const systems = texts(field(build, "goos"));
    return systems.length === 0 || systems.some((system) => system === "linux" || system.includes("{{"));
}
/** A file stands for its directory. Computed paths name nothing. */
function mainDirectory(base, dir, main) {
    if (/\{\{|\$/.test(dir + main))
        return [];
    const target = main.endsWith(".go") ? external_node_path_.posix.dirname(main) : main;
    const joined = external_node_path_.posix.join(base, dir, target).replace(/(?<=.)\/$/, "");
    return joined.startsWith("..") ? [] : [joined];
}
/** The name without what only tells platforms and versions apart: `argocd-{{ .Os }}-{{ .Arch }}` is `argocd`. */
function binaryOf(binary, projectName) {
    if (binary === undefined)
        return projectName;
    const platform = /[-_.]*\{\{\s*-?\s*(?:\.(?:Os|Arch|Arm|Amd64|Mips|Target|Version|Tag|Major|Minor|Patch)|if|else|end|title)\b[^}]*\}\}/g;
    return hint_binaryName(binary.replace(/\{\{\s*\.ProjectName\s*\}\}/g, projectName ?? "{{}}").replace(platform, ""));
}

;// CONCATENATED MODULE: ./src/project/hints/ko.ts




/**
 * The builds of a .ko.yaml, whose paths are relative to `directory`. A string: why the text cannot be read.
 * Format: https://ko.build/configuration/
 */
function parseKo(content, { file, directory }) {
    const document = yamlDocument(content);
    if (typeof document === "string")
        return document;
    const or = (build, key, fallback) => {
        const own = texts(field(build, key));
        return own.length > 0 ? own : texts(field(document, fallback));
    };
    return entries(field(document, "builds")).map((build, at) => {
        const flags = buildFlags(flagEntries(or(build, "flags", "defaultFlags")));
        return {
            source: "ko",
            file,
            label: yaml_values_text(field(build, "id")) ?? `build ${at + 1}`,
            directories: mainDirectory(directory, yaml_values_text(field(build, "dir")) ?? ".", yaml_values_text(field(build, "main")) ?? "."),
            binary: undefined,
            ...knownTags(flags.tags),
            stamps: [...or(build, "ldflags", "defaultLdflags").flatMap(stampsOf), ...flags.stamps],
            cgo: cgoOf(assignments(or(build, "env", "defaultEnv"))),
            role: "release",
        };
    });
}

;// CONCATENATED MODULE: ./src/project/hints/promu.ts





/**
 * The binaries of a .promu.yml, whose paths are relative to `directory`. A string: why the text cannot be read.
 * Format: https://github.com/prometheus/promu#configuration
 */
function parsePromu(content, { file, directory }) {
    const document = yamlDocument(content);
    if (typeof document === "string")
        return document;
    const build = field(document, "build");
    const byTag = field(build, "tags");
    const flags = buildFlags(shellWords(yaml_values_text(field(build, "flags")) ?? ""));
    const tags = [...flags.tags, ...["all", "linux"].flatMap((system) => texts(field(byTag, system)).flatMap(tagList))];
    const cgo = yaml_values_text(field(field(document, "go"), "cgo"));
    return entries(field(build, "binaries")).map((binary) => {
        const name = yaml_values_text(field(binary, "name"));
        return {
            source: "promu",
            file,
            label: name ?? "build",
            directories: mainDirectory(directory, ".", yaml_values_text(field(binary, "path")) ?? "."),
            binary: hint_binaryName(name),
            ...knownTags(tags),
            stamps: stampsOf(yaml_values_text(field(build, "ldflags")) ?? ""),
            cgo: cgo === "true" ? "1" : cgo === "false" ? "0" : undefined,
            role: "release",
        };
    });
}

;// CONCATENATED MODULE: ./src/project/hints/role.ts

/** Names of the files that hold hints. */
const kinds = {
    goreleaser: /^\.?goreleaser(?:[.-][\w-]+)*\.ya?ml$/,
    ko: /^\.ko\.ya?ml$/,
    promu: /^\.promu(?:-[\w-]+)?\.ya?ml$/,
    dockerfile: /^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.[Dd]ockerfile$/,
    makefile: /^(?:GNUmakefile|[Mm]akefile)$/,
};
/** Directories in which projects keep the Dockerfile of their one image. */
const imageDirectories = new Set([
    "docker",
    ".docker",
    "build",
    "build/docker",
    "build/package",
    "package",
    "packaging",
    "deploy",
    "deployments",
    "images",
    "container",
]);
/** Words of a path or target that is for development. */
const sideNames = /(?:^|[-_./])(?:dev|devel|develop|development|devcontainer|test|tests|testing|e2e|debug|coverage|race|fuzz|ci|lint|docs?|tools?|example|examples|bench|build-image|local|tilt|fixtures?|testdata|hack|mocks?|demo|website|www)(?:$|[-_./])/i;
/** A file deep in the tree speaks for a part; one for development speaks for nothing. */
function roleOf(path, role, { main }) {
    const places = main.map((directory) => external_node_path_.posix.relative(directory, path)).filter((place) => !place.startsWith(".."));
    const place = places.sort((a, b) => a.length - b.length)[0] ?? path;
    if (sideNames.test(place))
        return "development";
    const directory = external_node_path_.posix.dirname(place);
    const isDockerfile = kinds.dockerfile.test(external_node_path_.posix.basename(path));
    const central = directory === "." || directory === ".config" || (isDockerfile && imageDirectories.has(directory));
    const usual = isDockerfile
        ? /^(?:Dockerfile|Containerfile)$/
        : /^\.?goreleaser\.ya?ml$|^\.ko\.|^\.promu\.|^(?:GNU)?[Mm]akefile$/;
    return central && usual.test(external_node_path_.posix.basename(path)) ? role : "build";
}

;// CONCATENATED MODULE: ./src/project/hints/collect.ts








/** Whether a file of this name may hold hints. */
function isHintFile(name) {
    return Object.values(kinds).some((pattern) => pattern.test(name)) && !name.endsWith(".dockerignore");
}
/** Pure: turns the texts of all hint files into what they say. */
function collectHints(files, places) {
    const builds = [];
    const images = [];
    const broken = [];
    let projectName;
    const of = (kind) => files.filter(({ path }) => kinds[kind].test(external_node_path_.posix.basename(path)));
    const take = (file, read) => {
        if (typeof read !== "string")
            return read;
        broken.push({ file, message: read });
        return undefined;
    };
    const demoted = (list, file) => list.map((hint) => ({ ...hint, role: roleOf(file, hint.role, places) }));
    for (const { path, text } of of("goreleaser")) {
        const read = take(path, parseGoreleaser(text, { file: path, directory: configDirectory(path) }));
        builds.push(...demoted(read?.builds ?? [], path));
        if (roleOf(path, "release", places) === "release")
            projectName ??= read?.projectName;
    }
    for (const { path, text } of of("ko"))
        builds.push(...demoted(take(path, parseKo(text, { file: path, directory: external_node_path_.posix.dirname(path) })) ?? [], path));
    for (const { path, text } of of("promu"))
        builds.push(...demoted(take(path, parsePromu(text, { file: path, directory: external_node_path_.posix.dirname(path) })) ?? [], path));
    const makefiles = new Map(of("makefile").map(({ path, text }) => [path, parseMakefile(text)]));
    for (const { path, text } of of("dockerfile")) {
        const { builds: own, image } = readDockerfile(path, text, places, makefiles);
        builds.push(...own);
        images.push(image);
    }
    for (const [path, rules] of makefiles)
        builds.push(...rules.flatMap((rule) => ruleHints(rule, path, places)));
    return { builds, images, projectName, broken };
}
/** GoReleaser's paths start where it is run, which is above `.config`. */
function configDirectory(path) {
    const directory = external_node_path_.posix.dirname(path);
    return external_node_path_.posix.basename(directory) === ".config" ? external_node_path_.posix.dirname(directory) : directory;
}
function readDockerfile(path, text, places, makefiles) {
    const read = parseDockerfile(text);
    const role = roleOf(path, "image", places);
    // The context may be the project's directory, the repository or the Dockerfile's own directory; beside a part of the
    // project the last is the likelier one.
    const own = external_node_path_.posix.dirname(path);
    const contexts = [...new Set(role === "image" ? [...places.main, own] : [own, ...places.main])];
    const common = { source: "dockerfile", file: path, role };
    const built = read.builds.flatMap((build) => packagesOf(build).map((target) => ({
        ...common,
        label: "go build",
        ...facts(build, target),
        directories: contexts.flatMap((context) => directoriesOf(context, build.workdir ?? ".", target, places)),
    })));
    const called = [...makefiles]
        .filter(([file]) => contexts.includes(external_node_path_.posix.dirname(file)))
        .flatMap(([file, rules]) => reached(rules, read.makes).flatMap((rule) => ruleHints(rule, file, places).map((hint) => ({ ...hint, ...common, label: `make ${rule.target}` }))));
    const entry = [...new Set(read.entry.map((word) => hint_binaryName(word) ?? "").filter((word) => word !== ""))];
    const image = {
        file: path,
        role,
        entry,
        copies: read.copies,
        packages: read.packages,
        ports: read.ports,
        volumes: read.volumes,
        links: read.links,
    };
    return { builds: [...built, ...called], image };
}
/** Rules that make runs for the given targets; the empty one is the first rule. */
function reached(rules, targets) {
    const found = new Set();
    const visit = (target) => {
        const name = target === "" ? rules[0]?.target : target;
        for (const rule of rules.filter((one) => one.target === name)) {
            if (found.has(rule))
                continue;
            found.add(rule);
            [...rule.needs, ...rule.calls].forEach(visit);
        }
    };
    targets.forEach(visit);
    return [...found];
}
function ruleHints(rule, path, places) {
    const side = sideNames.test(rule.target) ||
        /^(?:test|check|lint|gen|generate|bench|run|watch|fmt|vet|clean)(?:$|[-_.])/.test(rule.target);
    const role = side ? "development" : roleOf(path, "build", places);
    return rule.builds.flatMap((build) => packagesOf(build).map((target) => ({
        source: "makefile",
        file: path,
        label: rule.target,
        ...facts(build, target),
        directories: directoriesOf(external_node_path_.posix.dirname(path), build.workdir, target, places),
        role,
    })));
}
/** Package arguments, one entry each; Go files stand for their directory. Builds that make no program for linux have none. */
function packagesOf({ packages, flags, environment }) {
    if (!["", "exe", "pie", "default"].includes(flags.mode))
        return [];
    const system = environment["GOOS"];
    if (system !== undefined && /^[a-z0-9]+$/.test(system) && system !== "linux")
        return [];
    const targets = packages.length === 0 ? ["."] : packages.map((target) => (target.endsWith(".go") ? external_node_path_.posix.dirname(target) : target));
    return [...new Set(targets)].filter((target) => !target.includes("@"));
}
function facts({ output, flags, environment, packages }, target) {
    // With several packages -o is a directory.
    const alone = packages.length <= 1 || packages.every((one) => one.endsWith(".go"));
    return {
        binary: alone && !target.endsWith("...") ? hint_binaryName(output) : undefined,
        ...knownTags(flags.tags),
        stamps: flags.stamps,
        cgo: cgoOf(environment),
    };
}
/** Where a package argument leads, relative to the repository's root; nothing for a computed one or one outside. */
function directoriesOf(context, workdir, target, { modules }) {
    if (target.includes("$") || workdir.includes("$"))
        return [];
    const within = modules.find(({ path }) => target === path || target.startsWith(`${path}/`));
    const joined = within === undefined
        ? external_node_path_.posix.join(context, workdir.startsWith("/") ? "." : workdir, target)
        : external_node_path_.posix.join(within.directory, target.slice(within.path.length));
    const tidy = joined.replace(/(?<=.)\/$/, "");
    return tidy.startsWith("..") || tidy.startsWith("/") ? [] : [tidy];
}

;// CONCATENATED MODULE: ./src/project/walk.ts




/** Far above any repository, far below what would fill memory. */
const mostEntries = 400_000;
const walk_deepest = 48;
const others = new Set(["go.mod", "go.work", "package.json", "default.pgo", "vendor.mod"]);
/**
 * Lists `directory` and what is below it, parents first, names sorted. Not entered: what the go command does not match
 * with `./...` (testdata, vendor, names that begin with `.` or `_`), node_modules, names no import path may hold, and links.
 * Source: `go help packages`.
 */
function walk(root, directory) {
    const listings = [];
    const limits = new Set();
    let entries = 0;
    const visit = (at, depth) => {
        const found = readDirectory((0,external_node_path_.join)(root, at));
        entries += found.length;
        if (entries > mostEntries || depth > walk_deepest) {
            limits.add(depth > walk_deepest ? "depth" : "entries");
            return;
        }
        const files = found.filter((entry) => isFile(entry, (0,external_node_path_.join)(root, at, entry.name), root)).map(({ name }) => name);
        const inside = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
        listings.push({
            directory: at,
            goFiles: files.filter(isGoFile).sort(),
            others: files.filter((name) => others.has(name) || isHintFile(name)).sort(),
            skipped: inside.filter((name) => !isEntered(name)).sort(),
        });
        for (const name of inside.filter(isEntered).sort())
            visit(external_node_path_.posix.join(at, name), depth + 1);
    };
    visit(directory, 0);
    return { listings, limits: [...limits] };
}
/** A single directory, not what is below it. */
function list(root, directory) {
    const found = readDirectory((0,external_node_path_.join)(root, directory));
    const files = found.filter((entry) => isFile(entry, (0,external_node_path_.join)(root, directory, entry.name), root)).map(({ name }) => name);
    return {
        directory,
        goFiles: files.filter(isGoFile).sort(),
        others: files.filter((name) => others.has(name) || isHintFile(name)).sort(),
        skipped: [],
    };
}
function isGoFile(name) {
    return name.endsWith(".go") && !name.endsWith("_test.go") && !name.startsWith(".") && !name.startsWith("_");
}
/** Source: golang.org/x/mod/module, importPathOK. */
function isEntered(name) {
    return (/^[A-Za-z0-9~+-][A-Za-z0-9._~+-]*$/.test(name) &&
        name !== "testdata" &&
        name !== "vendor" &&
        name !== "node_modules");
}
/** A link to a file in the repository is as good as the file; a link to a directory is not followed, as the go command does not. */
function isFile(entry, path, root) {
    return entry.isFile() || (entry.isSymbolicLink() && matters(entry.name) && leadsInside(path, root));
}
const matters = (name) => isGoFile(name) || others.has(name) || isHintFile(name);
function readDirectory(path) {
    try {
        return (0,external_node_fs_.readdirSync)(path, { withFileTypes: true });
    }
    catch {
        // Gone, or not ours to read: the go command would pass it over as well.
        return [];
    }
}

;// CONCATENATED MODULE: ./src/project/read-hints.ts






/** A build file longer than this, in bytes, is no build file. */
const read_hints_largest = 512 * 1024;
const most = 400;
const mostTogether = 16 * 1024 * 1024;
/** Reads the build files in the tree, in the directories above it, and in the hidden ones that tools look into. */
function readHints(root, asked, home, { listings, modules }) {
    const above = ancestors(asked)
        .slice(1)
        .map((at) => list(root, at));
    const hidden = [...new Set([asked, home ?? asked])].flatMap((at) => [".config", ".docker"].map((name) => list(root, external_node_path_.posix.join(at, name))));
    const paths = [...listings, ...above, ...hidden].flatMap(({ directory, others }) => others.filter(isHintFile).map((name) => external_node_path_.posix.join(directory, name)));
    // Build files of a deep directory speak for little; the limit drops those.
    const sorted = [...new Set(paths)]
        .sort((a, b) => a.split("/").length - b.split("/").length || (a < b ? -1 : 1))
        .slice(0, most);
    let left = mostTogether;
    const files = sorted.flatMap((path) => {
        const read = readBounded((0,external_node_path_.join)(root, path), read_hints_largest);
        left -= read.kind === "text" ? read.text.length : 0;
        return read.kind === "text" && left > 0 ? [{ path, text: withIncluded(root, path, read.text) }] : [];
    });
    return collectHints(files, {
        main: [...new Set([asked, ...(home === undefined ? [] : [home]), ...ancestors(asked)])],
        modules,
    });
}
/** A Makefile with the files it includes behind it, where they change neither its default target nor what it expands. */
function withIncluded(root, path, text) {
    if (!/^(?:GNUmakefile|[Mm]akefile)$/.test(external_node_path_.posix.basename(path)))
        return text;
    const included = includedFiles(text)
        .slice(0, 20)
        .flatMap((name) => {
        const file = external_node_path_.posix.join(external_node_path_.posix.dirname(path), name);
        if (file.startsWith("..") || !leadsInside((0,external_node_path_.join)(root, file), root))
            return [];
        const read = readBounded((0,external_node_path_.join)(root, file), read_hints_largest);
        return read.kind === "text" ? [read.text] : [];
    });
    return [text, ...included].join("\n");
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./src/project/glob.ts
/**
 * Whether a name without `/` matches a pattern of `*`, `?`, `[a-z]`, `[^a-z]` and `\\` escapes. Takes at most as many steps
 * as pattern and name are long together, multiplied: only the last star is ever tried again.
 * Format: https://pkg.go.dev/path#Match
 */
function matchesGlob(pattern, name) {
    const pieces = [...(pattern.match(/\\.|\[\^?(?:\\.|[^\]\\])*\]|./gsu) ?? [])];
    const letters = name.match(/./gsu) ?? [];
    let at = 0;
    let piece = 0;
    let star;
    while (at < letters.length) {
        if (pieces[piece] === "*") {
            star = { piece, at };
            piece += 1;
        }
        else if (piece < pieces.length && matchesPiece(pieces[piece] ?? "", letters[at] ?? "")) {
            piece += 1;
            at += 1;
        }
        else if (star === undefined)
            return false;
        else {
            star = { piece: star.piece, at: star.at + 1 };
            piece = star.piece + 1;
            at = star.at;
        }
    }
    return pieces.slice(piece).every((rest) => rest === "*");
}
function matchesPiece(piece, letter) {
    if (piece === "?")
        return true;
    if (piece.startsWith("[") && piece.length > 1)
        return inSet(piece, letter);
    return (piece.length > 1 && piece.startsWith("\\") ? piece.slice(1) : piece) === letter;
}
function inSet(piece, letter) {
    const negated = piece[1] === "^";
    const members = [...(piece.slice(negated ? 2 : 1, -1).match(/(?:\\.|[^\\])(?:-(?:\\.|[^\\]))?/gsu) ?? [])];
    const found = members.some((member) => {
        const [low = "", high = low] = (member.match(/\\.|[^\\]/gsu) ?? [])
            .filter((one, at) => !(at === 1 && one === "-"))
            .map((one) => (one.length > 1 && one.startsWith("\\") ? one.slice(1) : one));
        return letter >= low && letter <= high;
    });
    return found !== negated;
}

;// CONCATENATED MODULE: ./src/project/embed-match.ts



const mostNamed = 3;
const embed_match_mostEntries = 20_000;
/**
 * Matches as the go command does: globs do not cross `/`, a directory stands for what is in it without names that begin
 * with `.` or `_` unless the pattern begins with `all:`. Source: https://pkg.go.dev/embed#hdr-Directives
 */
function matchEmbed(directory, written) {
    const all = written.startsWith("all:");
    const pattern = external_node_path_.posix.normalize(all ? written.slice(4) : written).replace(/(?<=.)\/$/, "");
    const files = [];
    let count = 0;
    let entries = 0;
    const add = (path) => {
        count += 1;
        if (files.length < mostNamed)
            files.push(path);
    };
    const descend = (path) => {
        for (const entry of readEntries((0,external_node_path_.join)(directory, path))) {
            if ((entries += 1) > embed_match_mostEntries)
                return;
            const inside = external_node_path_.posix.join(path, entry.name);
            if (!all && /^[._]/.test(entry.name))
                continue;
            // A directory with a go.mod is another module, which embed does not enter.
            if (entry.isDirectory()) {
                if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(directory, inside, "go.mod")))
                    descend(inside);
            }
            else if (entry.isFile())
                add(inside);
        }
    };
    const match = (path, [part, ...rest]) => {
        if (part === undefined)
            return;
        for (const entry of readEntries((0,external_node_path_.join)(directory, path))) {
            if ((entries += 1) > embed_match_mostEntries)
                return;
            if (!matchesGlob(part, entry.name))
                continue;
            const inside = external_node_path_.posix.join(path, entry.name);
            if (entry.isDirectory()) {
                if (rest.length > 0)
                    match(inside, rest);
                else if (![".git", ".hg", ".svn", ".bzr"].includes(entry.name))
                    descend(inside);
            }
            else if (rest.length === 0 && entry.isFile())
                add(inside);
        }
    };
    if (pattern === ".")
        descend(".");
    else if (!pattern.startsWith("../") && !pattern.startsWith("/"))
        match(".", pattern.split("/"));
    return { pattern: written, count, files: files.sort() };
}
function readEntries(path) {
    try {
        return (0,external_node_fs_.readdirSync)(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/project/build-constraint.ts
/** What holds for no build: a line that the go command refuses. */
const build_constraint_never = { kind: "tag", tag: "ignore" };
/** More operators than any hand writes; guards the stack against hostile lines. */
const mostTokens = 2000;
/**
 * Parses what stands behind `//go:build`. A line that is no expression becomes a constraint that never holds.
 * Format: https://pkg.go.dev/cmd/go#hdr-Build_constraints
 */
function parseGoBuild(text) {
    const tokens = text.replace(/\/\/.*$/, "").match(/&&|\|\||[!()]|[\p{L}\p{N}_.]+|\S/gu) ?? [];
    if (tokens.length > mostTokens)
        return build_constraint_never;
    let at = 0;
    const or = () => chain("||", "or", () => chain("&&", "and", not));
    const chain = (mark, kind, next) => {
        let left = next();
        while (left !== undefined && tokens[at] === mark) {
            at += 1;
            const right = next();
            left = right && { kind, left, right };
        }
        return left;
    };
    const not = () => {
        const token = tokens[at++];
        if (token === "!") {
            const of = not();
            return of && { kind: "not", of };
        }
        if (token === "(") {
            const inner = or();
            return tokens[at++] === ")" ? inner : undefined;
        }
        return token !== undefined && /^[\p{L}\p{N}_.]+$/u.test(token) ? { kind: "tag", tag: token } : undefined;
    };
    const result = or();
    return at === tokens.length && result !== undefined ? result : build_constraint_never;
}
/** Parses the old form: lines are joined by and, blanks are or, commas are and. */
function parsePlusBuild(lines) {
    const join = (kind, parts) => parts.reduce((left, right) => (left === undefined ? right : { kind, left, right }), undefined);
    const term = (text) => {
        const match = /^(?<not>!?)(?<tag>[\p{L}\p{N}_.]+)$/u.exec(text)?.groups;
        if (match === undefined)
            return build_constraint_never;
        const tag = { kind: "tag", tag: match["tag"] ?? "" };
        return match["not"] === "!" ? { kind: "not", of: tag } : tag;
    };
    const option = (text) => join("and", text.split(",").map(term)) ?? build_constraint_never;
    const line = (text) => join("or", text.trim().split(/\s+/).slice(0, mostTokens).map(option)) ?? build_constraint_never;
    return join("and", lines.slice(0, mostTokens).map(line));
}
/** Every tag a constraint names. */
function constraintTags(constraint) {
    switch (constraint.kind) {
        case "tag":
            return [constraint.tag];
        case "not":
            return constraintTags(constraint.of);
        case "and":
        case "or":
            return [...constraintTags(constraint.left), ...constraintTags(constraint.right)];
    }
}
/**
 * The constraint in the head of a Go file: `//go:build`, or where there is none the `// +build` lines that a blank line
 * follows. Source: go/build, parseFileHeader and shouldBuild.
 */
function headConstraint(text) {
    const old = [];
    let kept = 0;
    let inBlock = false;
    let at = text.startsWith("\ufeff") ? 1 : 0;
    while (at < text.length) {
        const end = text.indexOf("\n", at);
        let line = text.slice(at, end < 0 ? text.length : end).trim();
        at = end < 0 ? text.length : end + 1;
        if (line === "" && !inBlock)
            kept = old.length;
        if (!inBlock && /^\/\/go:build(?:\s|$)/.test(line))
            return parseGoBuild(line.slice("//go:build".length));
        if (!inBlock && /^\/\/\s*\+build(?:\s|$)/.test(line))
            old.push(line.replace(/^\/\/\s*\+build/, ""));
        while (line !== "") {
            if (inBlock) {
                const close = line.indexOf("*/");
                if (close < 0)
                    break;
                inBlock = false;
                line = line.slice(close + 2).trim();
            }
            else if (line.startsWith("//"))
                break;
            else if (line.startsWith("/*")) {
                inBlock = true;
                line = line.slice(2);
            }
            else
                return parsePlusBuild(old.slice(0, kept));
        }
    }
    return parsePlusBuild(old.slice(0, kept));
}

;// CONCATENATED MODULE: ./src/project/go-tokens.ts
function goTokens(text) {
    return { text, kind: "newline", start: 0, end: text.startsWith("\ufeff") ? 1 : 0 };
}
/** The last token as it is written. */
function tokenText({ text, start, end }) {
    return text.slice(start, end);
}
const isWordStart = (code) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code > 127;
const isDigit = (code) => code >= 48 && code <= 57;
/**
 * Reads one token. Text that is no Go still ends in finite time: an open string or comment ends with its line or the file.
 * Format: https://go.dev/ref/spec#Lexical_elements
 */
function nextToken(tokens) {
    const { text } = tokens;
    let at = tokens.end;
    let code = text.charCodeAt(at);
    while (code === 32 || code === 9 || code === 13)
        code = text.charCodeAt(++at);
    tokens.start = at;
    if (at >= text.length)
        return finish(tokens, "end", at);
    if (code === 10 || code === 59)
        return finish(tokens, "newline", at + 1);
    if (isWordStart(code)) {
        do
            code = text.charCodeAt(++at);
        while (isWordStart(code) || isDigit(code));
        return finish(tokens, "word", at);
    }
    if (code === 47) {
        const next = text.charCodeAt(at + 1);
        if (next === 47)
            return finish(tokens, "comment", find(text, "\n", at));
        if (next === 42)
            return finish(tokens, "comment", find(text, "*/", at + 2, 2));
    }
    if (code === 34)
        return finish(tokens, "text", quotedEnd(text, at, 34));
    if (code === 96)
        return finish(tokens, "text", find(text, "`", at + 1, 1));
    if (code === 39)
        return finish(tokens, "number", quotedEnd(text, at, 39));
    if (isDigit(code)) {
        do
            code = text.charCodeAt(++at);
        while (isDigit(code) || isWordStart(code) || code === 46);
        return finish(tokens, "number", at);
    }
    return finish(tokens, "mark", at + 1);
}
function finish(tokens, kind, end) {
    tokens.kind = kind;
    tokens.end = end;
    return kind;
}
function find(text, mark, from, beyond = 0) {
    const at = text.indexOf(mark, from);
    return at < 0 ? text.length : at + beyond;
}
function quotedEnd(text, from, quote) {
    for (let at = from + 1; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === quote)
            return at + 1;
        if (code === 92)
            at += 1;
        else if (code === 10)
            return at;
    }
    return text.length;
}
/** The value of a string token; escapes that JSON does not know are left as they are. */
function stringValue(raw) {
    if (raw.startsWith("`"))
        return raw.slice(1, -1).replaceAll("\r", "");
    if (!raw.includes("\\"))
        return raw.slice(1, -1);
    try {
        return String(JSON.parse(raw));
    }
    catch {
        return raw.slice(1, -1);
    }
}

;// CONCATENATED MODULE: ./src/project/go-variables.ts

/**
 * Reads what follows `var` or `const`: one specification or a group in brackets. `patterns` are the embed patterns in
 * front of it; those inside a group are found here. With `kept` false the names are passed over.
 */
function variableSpecs(tokens, kind, kept, parsePatterns, patterns) {
    const variables = [];
    const embeds = [];
    let waiting = patterns;
    let inGroup = false;
    let words = [];
    let depth = 0;
    const finish = () => {
        const found = words.length > 0 ? specification(words, kind) : [];
        if (kept)
            variables.push(...found);
        const [first] = found;
        if (first !== undefined)
            embeds.push(...waiting.map((pattern) => ({ pattern, variable: first.name })));
        if (words.length > 0)
            waiting = [];
        words = [];
    };
    for (;;) {
        const token = nextToken(tokens);
        const text = token === "comment" ? "" : tokenText(tokens);
        if (token === "comment") {
            if (/^\/\/go:embed[ \t]/.test(tokens.text.slice(tokens.start, tokens.start + 11)))
                waiting = [...waiting, ...parsePatterns(tokenText(tokens).slice("//go:embed".length))];
        }
        else if (token === "end")
            break;
        else if (token === "mark" && text === "(" && !inGroup && words.length === 0)
            inGroup = true;
        else if (token === "mark" && text === ")" && inGroup && depth === 0)
            break;
        else if (token === "newline" && depth === 0) {
            finish();
            if (!inGroup)
                break;
        }
        else if (token !== "newline") {
            if (token === "mark" && "([{".includes(text))
                depth += 1;
            if (token === "mark" && ")]}".includes(text))
                depth -= 1;
            // What stands in brackets is never a plain string; its first mark alone says so.
            if (depth === 0 || (depth === 1 && "([{".includes(text)))
                words.push(text);
        }
    }
    finish();
    return { variables, embeds };
}
/** `a, b string = "x", "y"` as one entry a name. */
function specification(words, kind) {
    const equals = words.indexOf("=");
    const left = equals < 0 ? words : words.slice(0, equals);
    const values = equals < 0 ? [] : split(words.slice(equals + 1));
    let count = 1;
    while (left[count * 2 - 1] === ",")
        count += 1;
    const names = left.slice(0, count * 2 - 1).filter((word) => word !== ",");
    const type = left.slice(count * 2 - 1).join("");
    return names.map((name, at) => ({ name, kind, type, ...go_variables_valueOf(values[at]) }));
}
function split(words) {
    const parts = [[]];
    for (const word of words) {
        if (word === ",")
            parts.push([]);
        else
            parts.at(-1)?.push(word);
    }
    return parts;
}
function go_variables_valueOf(words) {
    if (words === undefined || words.length === 0)
        return { value: "none", content: undefined };
    const [first = ""] = words;
    if (words.length === 1 && /^["`]/.test(first))
        return { value: "text", content: stringValue(first) };
    if (words.every((word) => word === "+" || /^["`]/.test(word)))
        return { value: "text", content: undefined };
    if (/^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)?$/u.test(words.join(""))) {
        const literal = ["true", "false", "nil"].includes(words.join(""));
        return { value: literal ? "other" : "named", content: undefined };
    }
    return { value: "other", content: undefined };
}

;// CONCATENATED MODULE: ./src/project/go-body.ts


/** One pass over the declarations below the imports. */
function scanBody(tokens, wanted) {
    const found = {
        main: undefined,
        variables: [],
        embeds: [],
        usesLocations: false,
        runs: [],
        code: wanted.code ? "none" : undefined,
    };
    let patterns = [];
    while (nextToken(tokens) !== "end") {
        if (tokens.kind === "comment") {
            const text = tokens.text.startsWith("//go:embed", tokens.start) && wanted.embeds ? tokenText(tokens) : "";
            if (/^\/\/go:embed[ \t]/.test(text))
                patterns = [...patterns, ...embedPatterns(text.slice("//go:embed".length))];
        }
        else if (tokens.kind === "word") {
            const word = tokenText(tokens);
            if (word === "func")
                readFunction(tokens, wanted, found);
            else if (word === "var" || word === "const") {
                const kept = wanted.variables || patterns.length > 0;
                const specs = variableSpecs(tokens, word, kept, (text) => embedPatterns(text), patterns);
                found.variables.push(...(wanted.variables ? specs.variables : []));
                found.embeds.push(...specs.embeds);
                patterns = [];
            }
            else
                skipDeclaration(tokens);
        }
    }
    return found;
}
/** Blank-separated patterns, each bare or quoted as a Go string. Source: https://pkg.go.dev/embed#hdr-Directives */
function embedPatterns(text) {
    return (text.match(/`[^`]*`|"(?:[^"\\]|\\.)*"|\S+/g) ?? []).map((word) => /^["`]/.test(word) ? stringValue(word) : word);
}
function readFunction(tokens, wanted, found) {
    nextToken(tokens);
    const name = tokens.kind === "word" ? tokenText(tokens) : "";
    // The body is the brace at depth 0 that is not behind `interface` or `struct` in the signature.
    let depth = tokens.kind === "mark" ? step(tokens, 0) : 0;
    let before = "";
    for (;;) {
        const kind = nextToken(tokens);
        if (kind === "end" || (kind === "newline" && depth === 0))
            return;
        if (kind === "mark" &&
            depth === 0 &&
            tokens.text[tokens.start] === "{" &&
            before !== "interface" &&
            before !== "struct")
            break;
        if (kind === "mark")
            depth = step(tokens, depth);
        before = kind === "word" ? tokenText(tokens) : "";
    }
    const body = readBlock(tokens, wanted, found);
    if (wanted.main && name === "main")
        found.main = body.tokens === 0 ? "empty" : "body";
    if (wanted.code)
        found.code = codeWith(found.code, name, body);
}
/** One function that refuses is enough for a stub, whatever the others do. */
function codeWith(before, name, { works, refuses }) {
    if (before === "refuses" || refuses)
        return "refuses";
    return before === "works" || (works && name !== "init") ? "works" : "stub";
}
function step(tokens, depth) {
    const mark = tokens.text[tokens.start] ?? "";
    if (mark === "(" || mark === "[" || mark === "{")
        return depth + 1;
    return mark === ")" || mark === "]" || mark === "}" ? depth - 1 : depth;
}
/** Words of a function that decides something. */
const deciding = new Set(["for", "if", "switch", "select", "go", "defer"]);
/** Calls that make an error, or end the program with one. */
const failing = /^(?:errors\.New|fmt\.Errorf|panic|log\.(?:Fatal|Panic)\w*|status\.Errorf?)$/;
/** A named error: `ErrNoCgo`, `errUnsupported`. */
const errorName = /^[eE]rr[A-Z]\w*$/;
/** Calls that do nothing by themselves. */
const idle = new Set(["new", "make", "len", "string", "return", "nil"]);
/** Reads to the brace that closes the block. */
function readBlock(tokens, wanted, found) {
    let depth = 1;
    let count = 0;
    let decides = false;
    let acts = false;
    let fails = false;
    let words = ["", ""];
    while (depth > 0 && nextToken(tokens) !== "end") {
        if (tokens.kind === "comment" || tokens.kind === "newline")
            continue;
        const text = tokens.text[tokens.start] ?? "";
        if (tokens.kind === "mark") {
            depth = step(tokens, depth);
            if (depth === 0)
                break;
            if (text === "(") {
                readCall(tokens, words, wanted, found);
                const call = words.filter((word) => word !== "").join(".");
                fails ||= failing.test(call);
                acts ||= call !== "" && !failing.test(call) && !idle.has(call);
            }
            else
                acts ||= text === "=" || text === "+" || text === "*";
            if (text === "(" || text === "{")
                words = ["", ""];
        }
        else if (tokens.kind === "word") {
            const word = tokenText(tokens);
            decides ||= deciding.has(word);
            fails ||= errorName.test(word);
            words = [tokens.text[tokens.start - 1] === "." ? words[1] : "", word];
        }
        count += 1;
    }
    return { tokens: count, works: decides || acts, refuses: fails && !decides };
}
/** A call that was reached: `time.LoadLocation(` or `exec.Command("git"`. */
function readCall(tokens, [qualifier, name], wanted, found) {
    const of = (local) => local !== undefined && qualifier === (local === "." ? "" : local);
    if (name === "LoadLocation" && of(wanted.locations))
        found.usesLocations = true;
    if ((name !== "Command" && name !== "CommandContext") || !of(wanted.commands))
        return;
    // CommandContext takes the context first: a single word or call without commas in it.
    const rest = tokens.text.slice(tokens.end, tokens.end + 200);
    const program = /^\s*(?:[^,"`]+,\s*)?(?<text>"[^"\\\n]*"|`[^`\n]*`)/.exec(rest)?.groups?.["text"];
    if (program !== undefined && (name === "CommandContext" || /^\s*["`]/.test(rest)))
        found.runs.push(stringValue(program));
}
/** A type declaration, or text that is no Go: to the end of the line at depth 0. */
function skipDeclaration(tokens) {
    let depth = 0;
    while (nextToken(tokens) !== "end") {
        if (tokens.kind === "newline" && depth <= 0)
            return;
        if (tokens.kind === "mark")
            depth = step(tokens, depth);
    }
}

;// CONCATENATED MODULE: ./src/project/platform-names.ts
/** Source: internal/syslist in Go 1.26; past and future names are there so that a file name keeps its meaning. */
const systems = new Set("aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos".split(" "));
const platform_names_architectures = new Set("386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm".split(" "));
/**
 * What a file's name says about the platform: `x_linux_arm64.go`. A name that begins with the system says nothing.
 * Source: go/build, goodOSArchFile.
 */
function namePlatform(fileName) {
    const dot = fileName.indexOf(".");
    const name = dot < 0 ? fileName : fileName.slice(0, dot);
    const first = name.indexOf("_");
    if (first < 0)
        return { system: undefined, architecture: undefined };
    const parts = name.slice(first + 1).split("_");
    if (parts.at(-1) === "test")
        parts.pop();
    const last = parts.at(-1) ?? "";
    const before = parts.at(-2) ?? "";
    if (platform_names_architectures.has(last))
        return { system: systems.has(before) ? before : undefined, architecture: last };
    return { system: systems.has(last) ? last : undefined, architecture: undefined };
}
/** Whether a tag is set by the platform and not by the user. */
function isPlatformTag(tag) {
    return (systems.has(tag) || platform_names_architectures.has(tag) || ["unix", "cgo", "gc", "gccgo"].includes(tag) || /^go1\.\d+$/.test(tag));
}

;// CONCATENATED MODULE: ./src/project/go-file.ts




const nothing = { main: undefined, variables: [], embeds: [], usesLocations: false, runs: [], code: undefined };
/**
 * Reads a Go file's head, and its body only where something in it can matter; undefined when the text has no package
 * clause. `variables` asks for package-level variables, which cost a pass over the whole file; those of a main package are
 * always read.
 */
function parseGoFile(name, text, { variables }) {
    const tokens = goTokens(text);
    const clause = packageClause(tokens);
    if (clause === undefined)
        return undefined;
    const { imports, cgo } = importDeclarations(tokens);
    const head = text.slice(0, clause.at);
    const constraint = head.includes("+build") || head.includes("go:build") ? headConstraint(text) : undefined;
    const tags = constraint === undefined ? [] : constraintTags(constraint);
    const wanted = {
        main: clause.name === "main" && /\bfunc\s+main\b/.test(text),
        variables: variables || clause.name === "main",
        embeds: imports.has("embed") && text.includes("//go:embed"),
        locations: go_file_localName(imports, "time", () => text.includes("LoadLocation")),
        commands: go_file_localName(imports, "os/exec", () => text.includes(".Command")),
        code: tags.includes("cgo"),
    };
    const needed = wanted.main ||
        wanted.variables ||
        wanted.embeds ||
        wanted.code ||
        wanted.locations !== undefined ||
        wanted.commands !== undefined;
    return {
        name,
        package: clause.name,
        ...namePlatform(name),
        constraint,
        ownTags: [...new Set(tags.filter((tag) => !isPlatformTag(tag)))].sort(),
        imports: [...imports.keys()].sort(),
        cgo,
        generates: text.includes("//go:generate") ? generateLines(text) : [],
        ...(needed ? scanBody(tokens, wanted) : nothing),
    };
}
function packageClause(tokens) {
    let kind = nextToken(tokens);
    while (kind === "newline" || kind === "comment")
        kind = nextToken(tokens);
    if (kind !== "word" || tokenText(tokens) !== "package")
        return undefined;
    const at = tokens.start;
    do
        kind = nextToken(tokens);
    while (kind === "comment");
    return kind === "word" ? { name: tokenText(tokens), at } : undefined;
}
/** Import paths with the name each is given (empty: its own). Leaves `tokens` in front of what follows the imports. */
function importDeclarations(tokens) {
    const imports = new Map();
    const cgo = [];
    let usesC = false;
    let comment = "";
    let inGroup = false;
    let inImport = false;
    let name = "";
    // Comments behind the last import may be directives of what follows.
    let done = tokens.end;
    for (;;) {
        const before = tokens.end;
        if (!inImport && comment === "")
            done = before;
        const kind = nextToken(tokens);
        if (kind === "comment")
            comment = comment === "" ? tokenText(tokens) : `${comment}\n${tokenText(tokens)}`;
        else if (kind === "newline") {
            // A blank line parts a comment from what follows, and a finished import ends the declaration.
            if (/\n[ \t\r]*$/.test(tokens.text.slice(Math.max(0, before - 1), tokens.start)))
                comment = "";
        }
        else if (kind === "text" && inImport) {
            const path = stringValue(tokenText(tokens));
            if (path !== "C")
                imports.set(path, name);
            else {
                usesC = true;
                cgo.push(...cgoLines(comment));
            }
            comment = "";
            name = "";
            inImport = inGroup;
        }
        else if (kind === "mark" && inImport && tokens.text[tokens.start] === "(" && !inGroup)
            inGroup = true;
        else if (kind === "mark" && inGroup && tokens.text[tokens.start] === ")")
            inImport = inGroup = false;
        else if (inImport && (kind === "word" || (kind === "mark" && tokens.text[tokens.start] === ".")))
            name = tokenText(tokens);
        else if (kind === "word" && tokenText(tokens) === "import")
            inImport = true;
        else {
            tokens.end = done;
            return { imports, cgo: usesC ? cgo : undefined };
        }
    }
}
/** Source: https://pkg.go.dev/cmd/cgo, "using cgo with the go command". */
function cgoLines(preamble) {
    const lines = preamble.replace(/^\/\*|\*\/$/g, "").split(/\r?\n/);
    return lines.map((line) => line.replace(/^\s*\/\//, "").trim()).filter((line) => /^#cgo\s/.test(line));
}
/** What the file calls an imported package; undefined where there is no such import or it does not matter. */
function go_file_localName(imports, path, matters) {
    const name = imports.get(path);
    if (name === undefined || !matters())
        return undefined;
    return name === "" ? path.slice(path.lastIndexOf("/") + 1) : name;
}
/** Lines, not comments: the go command does not parse the file either (`go help generate`). */
function generateLines(text) {
    return [...text.matchAll(/^\/\/go:generate[ \t]+(?<command>.*\S)/gm)].map(({ groups }) => (groups?.["command"] ?? "").slice(0, 1000));
}

;// CONCATENATED MODULE: ./src/project/package.ts




/** Files of this size are generated tables; what is in them decides nothing. */
const package_largest = 4 * 1024 * 1024;
/** Reads the Go files of a directory. `unread` names files that are too large, relative to the root. */
function readPackage(root, { directory, goFiles, others }, { variables, ...belongs }) {
    const files = [];
    const unread = [];
    for (const name of goFiles) {
        const read = readBounded((0,external_node_path_.join)(root, directory, name), package_largest);
        if (read.kind === "too-large")
            unread.push(external_node_path_.posix.join(directory, name));
        const file = read.kind === "text" ? parseGoFile(name, read.text, { variables }) : undefined;
        if (file !== undefined)
            files.push(file);
    }
    if (files.length === 0)
        return { package: undefined, unread };
    const patterns = new Set(files.flatMap(({ embeds }) => embeds.map(({ pattern }) => pattern)));
    return {
        unread,
        package: {
            directory,
            ...belongs,
            files,
            pgo: others.includes("default.pgo"),
            embeds: [...patterns].sort().map((pattern) => matchEmbed((0,external_node_path_.join)(root, directory), pattern)),
            missingOutputs: missingOutputs(files, goFiles),
        },
    };
}
/** `-o x.go`, `-output=x.go`, `-destination x.go` and the like that name a file beside the directive. */
function missingOutputs(files, present) {
    const commands = files.flatMap(({ generates }) => generates);
    const named = commands.flatMap((command) => [
        ...command.matchAll(/(?:^|\s)-{1,2}(?:o|out|output|destination|outfile|out-file)[= ]\s*(?:\.\/)?(?<name>[\w.-]+\.go)(?=\s|$)/g),
    ].map(({ groups }) => groups?.["name"] ?? ""));
    return [...new Set(named)].filter((name) => !name.endsWith("_test.go") && !present.includes(name)).sort();
}

;// CONCATENATED MODULE: ./src/project/read-packages.ts




/** Directories whose variables are read although no build names them. */
const versionDirectory = /^(?:version|versions|buildinfo|build|buildversion|versioninfo|info|meta|common|global|config)$/;
/** Packages between two pauses in which other work of the process goes on. */
const stride = 100;
/** Reads every package of the tree that belongs to a usable module. `unread` names files that are too large. */
async function readPackages(root, asked, { listings, modules, broken }, hints) {
    const owners = new Set([...modules, ...broken].map(({ directory }) => directory));
    const byDirectory = new Map(modules.map((module) => [module.directory, module]));
    const isStamped = stampedPackages(hints);
    const packages = [];
    const unread = [];
    for (const [at, listing] of listings.entries()) {
        if (at % stride === 0)
            await (0,external_node_timers_promises_namespaceObject.setImmediate)();
        const owner = byDirectory.get(ancestors(listing.directory).find((above) => owners.has(above)) ?? "");
        if (owner === undefined || listing.goFiles.length === 0)
            continue;
        const inside = external_node_path_.posix.relative(owner.directory, listing.directory);
        const importPath = external_node_path_.posix.join(owner.path, inside);
        const read = readPackage(root, listing, {
            module: owner.directory,
            vendored: false,
            ignored: read_packages_isIgnored(inside, owner.ignores) && listing.directory !== asked,
            variables: isStamped(importPath) || versionDirectory.test(external_node_path_.posix.basename(importPath)),
        });
        unread.push(...read.unread);
        if (read.package !== undefined)
            packages.push(read.package);
    }
    return { packages, unread };
}
/** Whether a build names variables of the package; where the path is computed, whether it may. */
function stampedPackages(hints) {
    const stamps = hints.builds.flatMap((build) => build.stamps);
    const paths = new Set(stamps.map(({ variable }) => variable.slice(0, Math.max(variable.lastIndexOf("."), 0))));
    const ends = [...paths].filter((path) => /[$]|\{\{/.test(path)).map((path) => path.replace(/^.*(?:[)}]|\$\w+)/s, ""));
    return (importPath) => paths.has(importPath) || ends.some((end) => end.startsWith("/") && importPath.endsWith(end));
}
/** `ignore ./dir` names one directory, `ignore dir` all of that name. Source: https://go.dev/ref/mod#go-mod-file-ignore */
function read_packages_isIgnored(inside, ignores) {
    return ignores.some((pattern) => {
        const path = external_node_path_.posix.normalize(pattern).replace(/(?<=.)\/$/, "");
        return pattern.startsWith("./") ? `${inside}/`.startsWith(`${path}/`) : `/${inside}/`.includes(`/${path}/`);
    });
}

;// CONCATENATED MODULE: ./src/project/tree.ts


/** Walks the given directories, and those that replacements of the modules found there lead to. */
function readTree(root, asked, starts, workspace) {
    const listings = new Map();
    const modules = new Map();
    const broken = new Map();
    const limits = new Set();
    const waiting = [...starts, asked, ...replacedDirectories(workspace?.directory ?? ".", workspace?.replaces ?? [])];
    for (let start = waiting.shift(); start !== undefined; start = waiting.shift()) {
        if (start === ".." || start.startsWith("../") || listings.has(start))
            continue;
        const found = walk(root, start);
        found.limits.forEach((limit) => limits.add(limit));
        for (const listing of found.listings) {
            if (listings.has(listing.directory))
                continue;
            listings.set(listing.directory, listing);
            if (!listing.others.includes("go.mod"))
                continue;
            const read = readModule(root, listing.directory);
            if (read.kind === "broken")
                broken.set(listing.directory, read.broken);
            else {
                modules.set(listing.directory, read.module);
                waiting.push(...replacedDirectories(listing.directory, read.module.replaces));
            }
        }
    }
    const byDirectory = (a, b) => a.directory < b.directory ? -1 : 1;
    return {
        listings: [...listings.values()].sort(byDirectory),
        modules: [...modules.values()].sort(byDirectory),
        broken: [...broken.values()].sort(byDirectory),
        limits: [...limits],
    };
}

;// CONCATENATED MODULE: ./src/project/vendored.ts



/** More than the largest vendor folders hold. */
const vendored_most = 20_000;
/**
 * The vendored packages that the given ones import, and what those import: a vendor folder holds much that no program
 * links. Constraints are not looked at, except for what a file's name says, so that these are more than any build needs.
 */
function readVendored(root, modules, workspace, packages) {
    const folders = [
        ...modules
            .filter(({ vendor }) => vendor?.workspace === false)
            .map((module) => ({ owner: module.directory, users: new Set([module.directory]) })),
        ...(workspace?.vendor?.workspace !== true ? [] : [{ owner: workspace.directory, users: new Set(workspace.use) }]),
    ];
    return folders.flatMap(({ owner, users }) => {
        const start = packages.filter(({ module }) => users.has(module));
        return reach(root, owner, start);
    });
}
function reach(root, owner, start) {
    const seen = new Set();
    const found = [];
    let waiting = importsOf(start);
    while (waiting.length > 0 && seen.size < vendored_most) {
        const next = [];
        for (const path of waiting) {
            if (seen.has(path))
                continue;
            seen.add(path);
            const directory = external_node_path_.posix.join(owner, "vendor", path);
            if (!directory.startsWith(external_node_path_.posix.join(owner, "vendor") + "/"))
                continue;
            const read = readPackage(root, list(root, directory), {
                module: owner,
                vendored: true,
                ignored: false,
                variables: false,
            });
            if (read.package !== undefined)
                next.push(read.package);
        }
        found.push(...next);
        waiting = importsOf(next);
    }
    return found;
}
function importsOf(packages) {
    const files = packages.flatMap((one) => one.files).filter(({ system }) => system === undefined || system === "linux");
    return [...new Set(files.flatMap(({ imports }) => imports))];
}

;// CONCATENATED MODULE: ./src/project/version-files.ts



/** The first line of a .go-version that is no comment. Format: https://github.com/go-nv/goenv */
function parseGoVersionFile(text) {
    const line = text
        .split(/\r?\n/)
        .map((row) => row.replace(/#.*$/, "").trim())
        .find((row) => row !== "");
    return line?.replace(/^go(?=\d)/, "");
}
/** The version behind `golang` or `go`. Format: https://asdf-vm.com/manage/configuration.html#tool-versions */
function parseToolVersions(text) {
    for (const row of text.split(/\r?\n/)) {
        const [tool, version] = row.replace(/#.*$/, "").trim().split(/\s+/);
        if ((tool === "golang" || tool === "go") && version !== undefined)
            return version.replace(/^go(?=\d)/, "");
    }
    return undefined;
}
/** In bytes. */
const version_files_largest = 64 * 1024;
/** In the given directories and each one above them, the deepest first. */
function readVersionFiles(root, from) {
    const directories = [...new Set(from.flatMap(ancestors))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    return directories.flatMap((directory) => readers.flatMap(([name, parse]) => {
        const file = external_node_path_.posix.join(directory, name);
        const read = readBounded((0,external_node_path_.join)(root, file), version_files_largest);
        const version = read.kind === "text" ? parse(read.text) : undefined;
        return version === undefined ? [] : [{ file, version }];
    }));
}
const readers = [
    [".go-version", parseGoVersionFile],
    [".tool-versions", parseToolVersions],
];

;// CONCATENATED MODULE: ./src/project/project.ts













/**
 * Reads a repository. `root` is its absolute, real path; `directory` is what the user pointed at, relative to it.
 * Throws UserError `no-go-module` when there is no go.mod at, above or below `directory`, or only below although
 * `directory` itself holds Go; `unreadable-project` when `directory` is not in the repository.
 */
async function readProject({ root, directory, }) {
    const asked = tidyDirectory(root, directory);
    const home = ancestors(asked).find((at) => list(root, at).others.includes("go.mod"));
    const work = ancestors(asked).find((at) => list(root, at).others.includes("go.work"));
    const read = work === undefined ? undefined : readWorkspace(root, work);
    const workspace = read !== undefined && "use" in read ? read : undefined;
    const tree = readTree(root, asked, [home ?? asked, ...(workspace?.use ?? [])], workspace);
    const found = [...tree.modules, ...tree.broken].map((one) => one.directory);
    const own = tree.listings.find((listing) => listing.directory === asked);
    const isLeftOut = home === undefined &&
        work === undefined &&
        (own?.others.includes("vendor.mod") === true || (own?.goFiles.length ?? 0) > 0);
    if (found.length === 0 || isLeftOut)
        throw noModule(asked, tree.listings, found);
    const broken = [...tree.broken, ...(read !== undefined && !("use" in read) ? [read] : [])];
    const hints = readHints(root, asked, home, tree);
    const { packages, unread } = await readPackages(root, asked, tree, hints);
    const vendored = readVendored(root, tree.modules, workspace, packages);
    return {
        directory: asked,
        home,
        modules: tree.modules,
        broken,
        workspace,
        packages: [...packages, ...vendored].sort((a, b) => (a.directory < b.directory ? -1 : 1)),
        hints,
        versionFiles: readVersionFiles(root, [asked, ...found]),
        frontends: tree.listings
            .filter(({ others }) => others.includes("package.json"))
            .map((listing) => listing.directory),
        limits: tree.limits,
        unread,
    };
}
function tidyDirectory(root, directory) {
    const tidy = external_node_path_.posix.normalize(directory).replace(/(?<=.)\/$/, "");
    const fail = (why) => new user_error/* UserError */.y("unreadable-project", `${directory} ${why}`, "Point working-directory at a directory of the repository.");
    if (tidy === ".." || tidy.startsWith("../") || tidy.startsWith("/"))
        throw fail("is outside the repository");
    const path = (0,external_node_path_.join)(root, tidy);
    if (!(0,external_node_fs_.existsSync)(path) || !(0,external_node_fs_.statSync)(path).isDirectory())
        throw fail("is no directory of the repository");
    if (!leadsInside(path, root))
        throw fail("leads out of the repository by a link");
    return tidy;
}

;// CONCATENATED MODULE: ./src/repository.ts
/** Asks git about the directory. Never throws: a missing git or repository is an empty answer. */
async function readRepository(directory, shell) {
    const git = async (...args) => {
        // The checkout may belong to another user, as in a container job; reading it is harmless.
        const all = ["-c", "safe.directory=*", "-C", directory, ...args];
        const { code, stdout } = await shell.run({ program: "git", args: all });
        return code === 0 ? stdout.trim() : "";
    };
    const [root, commit, head, origin, tags, reachable, shallow] = await Promise.all([
        git("rev-parse", "--show-toplevel"),
        git("log", "-1", "--no-show-signature", "--format=%H %ct"),
        git("symbolic-ref", "--short", "refs/remotes/origin/HEAD"),
        git("remote", "get-url", "origin"),
        git("tag", "--list"),
        git("tag", "--merged", "HEAD"),
        git("rev-parse", "--is-shallow-repository"),
    ]);
    return {
        root: root === "" ? undefined : root,
        commit: parseCommit(commit),
        defaultBranch: head.replace(/^origin\//, "") || "main",
        origin: origin === "" ? undefined : withoutCredentials(origin),
        history: { tags: rows(tags), reachable: rows(reachable), complete: shallow === "false" },
    };
}
function parseCommit(text) {
    const match = /^(?<revision>[0-9a-f]{40,64}) (?<seconds>[0-9]{1,12})$/.exec(text)?.groups;
    return match === undefined ? undefined : { revision: match["revision"] ?? "", seconds: Number(match["seconds"]) };
}
const rows = (text) => text.split("\n").filter((row) => row !== "");
const withoutCredentials = (url) => url.replace(/^(?<scheme>[a-z+]+:\/\/)[^/@]*@/, "$<scheme>");

// EXTERNAL MODULE: ./src/settings/image-name.ts
var image_name = __nccwpck_require__(4466);
;// CONCATENATED MODULE: ./src/trigger.ts


/**
 * The situation in a GitHub workflow, from the runner's environment and the webhook payload.
 * `checkedOut` is the commit in the work tree, which supplies the time that no event carries for sure.
 * Throws UserError `invalid-trigger` when the environment is not that of a runner, `invalid-version` for a tag that is no version.
 */
function githubTrigger(env, event, checkedOut) {
    const payload = (typeof event === "object" && event !== null ? event : {});
    const commit = githubCommit(payload, env, checkedOut);
    const name = env["GITHUB_EVENT_NAME"] ?? "";
    if (name === "pull_request_target" || payload.workflow_run?.event?.startsWith("pull_request") === true)
        throw unsafe(name);
    if (name === "merge_group")
        return { kind: "merge-queue", commit };
    if (name.startsWith("pull_request"))
        return pullRequest(payload, env, commit);
    const ref = /^refs\/(?<type>heads|tags)\/(?<name>.+)$/s.exec(env["GITHUB_REF"] ?? "")?.groups;
    if (ref === undefined)
        throw trigger_unknown("GITHUB_REF", env["GITHUB_REF"]);
    if (ref["type"] === "tags")
        return release(ref["name"] ?? "", commit);
    const branch = ref["name"] ?? "";
    // The payload of a schedule holds nothing but its own line; it always runs on the default branch.
    const isDefault = name === "schedule" || branch === payload.repository?.default_branch;
    const readOnly = name === "push" && env["GITHUB_ACTOR"] === "dependabot[bot]" ? { readOnly: true } : {};
    return { kind: "branch", branch, isDefault, ...readOnly, commit };
}
/** The event's commit. Its time comes from git, or from the payload of a push where git cannot be asked. */
function githubCommit(payload, env, checkedOut) {
    const revision = env["GITHUB_SHA"] ?? checkedOut?.revision ?? "";
    const seconds = checkedOut?.seconds ?? Math.floor(Date.parse(payload.head_commit?.timestamp ?? "") / 1000);
    if (!Number.isNaN(seconds))
        return { revision, seconds };
    throw new user_error/* UserError */.y("invalid-trigger", `the time of commit ${revision.slice(0, 12)} is not known: git finds no repository in working-directory`, "Check out with actions/checkout before this step, and in a container job install git.");
}
/** Code of a pull request together with a token that may write: what is built there must not be published. */
function unsafe(event) {
    return new user_error/* UserError */.y("invalid-trigger", `GITHUB_EVENT_NAME: ${event} runs a pull request's code with the permissions of the base branch`, "Build on pull_request.");
}
/**
 * Compares the work tree with the commit that the run is about: another one would be published under its name.
 * `others` are revisions that mean the same, such as the merge commit that a pull request is tried with.
 * Throws UserError `invalid-trigger`.
 */
function mustBeCheckedOut(trigger, checkedOut, others) {
    const event = trigger.commit?.revision;
    if (checkedOut === undefined || event === undefined || [event, ...others].includes(checkedOut.revision))
        return;
    throw new user_error/* UserError */.y("invalid-trigger", `the work tree is at ${checkedOut.revision.slice(0, 12)}, and this run is about ${event.slice(0, 12)}`, "Check out the commit of the run; to release another one, name it with version.");
}
function pullRequest(payload, env, commit) {
    const { number, head, user } = payload.pull_request ?? {};
    if (number === undefined || head?.sha === undefined)
        throw trigger_unknown("GITHUB_EVENT_PATH", "a pull request's payload without number or head");
    // A fork that was deleted has no repository; Dependabot's runs get the permissions of a fork's.
    const own = head.repo?.full_name !== undefined && head.repo.full_name === payload.repository?.full_name;
    const dependabot = user?.login === "dependabot[bot]" || env["GITHUB_ACTOR"] === "dependabot[bot]";
    // GITHUB_SHA is the merge commit that GitHub made up for the test; people know the head.
    return { kind: "pull-request", number, fromFork: !own || dependabot, commit: { ...commit, revision: head.sha } };
}
/** The situation in a GitLab pipeline: https://docs.gitlab.com/ci/variables/predefined_variables/ */
function gitlabTrigger(env) {
    const seconds = Math.floor(Date.parse(env["CI_COMMIT_TIMESTAMP"] ?? "") / 1000) || 0;
    const commit = { revision: env["CI_COMMIT_SHA"] ?? "", seconds };
    const request = Number(env["CI_MERGE_REQUEST_IID"] ?? "");
    if (env["CI_MERGE_REQUEST_EVENT_TYPE"] === "merge_train")
        return { kind: "merge-queue", commit };
    if (request > 0) {
        const source = env["CI_MERGE_REQUEST_SOURCE_PROJECT_PATH"];
        const fromFork = source !== undefined && source !== env["CI_PROJECT_PATH"];
        // Set where CI_COMMIT_SHA is a merge commit that GitLab made up for the test; people know the head.
        const head = env["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA"] ?? "";
        const revision = head === "" ? commit.revision : head;
        return { kind: "pull-request", number: request, fromFork, commit: { ...commit, revision } };
    }
    const tag = env["CI_COMMIT_TAG"] ?? "";
    if (tag !== "")
        return release(tag, commit);
    const branch = env["CI_COMMIT_BRANCH"] ?? "";
    if (branch === "")
        throw trigger_unknown("CI_COMMIT_BRANCH", branch);
    return { kind: "branch", branch, isDefault: branch === env["CI_DEFAULT_BRANCH"], commit };
}
/**
 * The trigger as it is written on the command line: `release:v1.4.2`, `branch:NAME`, `pull-request:7`, `fork:7` or `local`.
 * Throws UserError `invalid-trigger`, or `invalid-version` for a release that is no version.
 */
function parseTrigger(text, commit, defaultBranch) {
    const { kind, value = "" } = /^(?<kind>[a-z-]+)(?::(?<value>.+))?$/.exec(text)?.groups ?? {};
    const number = /^[1-9][0-9]{0,8}$/.test(value) ? Number(value) : undefined;
    if (kind === "local" && value === "")
        return { kind, commit };
    if (kind === "release" && value !== "")
        return release(value, commit);
    if (kind === "branch" && value !== "")
        return { kind, branch: value, isDefault: value === defaultBranch, commit };
    if (kind === "pull-request" && number !== undefined)
        return { kind, number, fromFork: false, commit };
    if (kind === "fork" && number !== undefined)
        return { kind: "pull-request", number, fromFork: true, commit };
    throw new user_error/* UserError */.y("invalid-trigger", `trigger: ${JSON.stringify(text)} is not legal`, "Write release:v1.4.2, branch:main, pull-request:7, fork:7 or local.");
}
/** A release by its tag. Throws UserError `invalid-version`. */
function release(tag, commit) {
    const at = tag.lastIndexOf("/");
    return { kind: "release", version: parseVersion(tag.slice(at + 1)), module: tag.slice(0, Math.max(at, 0)), commit };
}
function trigger_unknown(variable, value) {
    return new user_error/* UserError */.y("invalid-trigger", `${variable}: ${JSON.stringify(value ?? "")} does not say what started this run`, "A runner sets it. On a command line, say it yourself: --trigger branch:main.");
}

;// CONCATENATED MODULE: ./src/prepare.ts











/** Reads everything that decisions rest on. Throws UserError for a directory, trigger or project that cannot be read. */
async function readFacts({ directory, settings: asked, trigger: text, publish }, host) {
    const start = await existingDirectory(directory);
    // Where the module lies: the checkout may be a directory of the workspace.
    const repository = await readRepository(await existingDirectory((0,external_node_path_.join)(start, asked.directory)), host.shell);
    const root = repository.root === undefined ? start : await (0,promises_.realpath)(repository.root);
    const settings = { ...asked, directory: external_node_path_.posix.join((0,external_node_path_.relative)(root, start).split(external_node_path_.sep).join("/"), asked.directory) };
    const [trigger, project] = await Promise.all([
        readTrigger(settings, text, repository, host.env),
        readProject({ root, directory: settings.directory }),
    ]);
    const files = await resolveFiles(settings, root);
    return {
        facts: {
            settings: { ...settings, files },
            publish,
            trigger,
            project,
            repository,
            environment: (0,environment/* readEnvironment */.Qo)(host.env),
            defaultImage: defaultImage(host.env),
            caches: { store: host.caches?.name, machine: (0,environment/* machine */.Aq)() },
        },
        root,
        repository: repository.origin ?? root,
    };
}
/** The plan with its base images pinned. Throws UserError `base-image-missing` or `registry-unavailable` besides those of `decide`. */
async function completePlan(facts, builder, host) {
    const decisions = decide(facts);
    return makePlan(facts, decisions, await resolveBases(decisions.bases, builder, host));
}
/** What can be fetched before any registry has answered: all that is not named by a base image. Throws what `decide` does. */
function earlyCaches(facts) {
    const decisions = decide(facts);
    return makePlan(facts, decisions, unresolvedBases(decisions.bases, "it was not asked yet")).caches;
}
/** The plan as far as it can be told here: without an engine that answers, base images stay unpinned and a note says why. */
async function sketchPlan(facts, builder, host) {
    const decisions = decide(facts);
    try {
        return makePlan(facts, decisions, await resolveBases(decisions.bases, builder, host));
    }
    catch (error) {
        if (!(error instanceof user_error/* UserError */.y) || (error.code !== "base-image-missing" && error.code !== "registry-unavailable"))
            throw error;
        return makePlan(facts, decisions, unresolvedBases(decisions.bases, error.message));
    }
}
async function existingDirectory(directory) {
    try {
        return await (0,promises_.realpath)(directory);
    }
    catch (error) {
        throw new user_error/* UserError */.y("unreadable-project", `${directory}: there is no such directory`, "Name the directory of a Go module.", { cause: error });
    }
}
async function readTrigger(settings, text, repository, env) {
    const trigger = await situation(text, repository, env);
    if (settings.version === undefined) {
        mustBeCheckedOut(trigger, repository.commit, [env["GITHUB_SHA"], env["CI_COMMIT_SHA"]]);
        return trigger;
    }
    if (trigger.kind !== "pull-request" && trigger.kind !== "merge-queue")
        return release(settings.version, repository.commit ?? trigger.commit);
    throw new user_error/* UserError */.y("invalid-input", `version: ${settings.version} cannot be released by a ${trigger.kind} run`, "Release from a branch, a tag or a manual run.");
}
async function situation(text, { commit, defaultBranch }, env) {
    if (text !== undefined)
        return parseTrigger(text, commit, defaultBranch);
    if (env["GITHUB_ACTIONS"] === "true")
        return githubTrigger(env, await readEvent(env["GITHUB_EVENT_PATH"]), commit);
    if (env["GITLAB_CI"] === "true")
        return gitlabTrigger(env);
    return { kind: "local", commit };
}
async function readEvent(path) {
    try {
        return JSON.parse(await (0,promises_.readFile)(path ?? "", "utf8"));
    }
    catch (error) {
        throw new user_error/* UserError */.y("invalid-trigger", `GITHUB_EVENT_PATH: ${path ?? "not set"}: the event cannot be read`, "A runner sets it; elsewhere use --trigger.", { cause: error });
    }
}
/** `ghcr.io/owner/repository` on github.com, the project's registry on GitLab. Throws UserError `invalid-input`. */
function defaultImage(env) {
    const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
    const onGithub = env["GITHUB_ACTIONS"] === "true" && server === "https://github.com";
    const name = onGithub
        ? `ghcr.io/${env["GITHUB_REPOSITORY"] ?? ""}`
        : env["GITLAB_CI"] === "true"
            ? env["CI_REGISTRY_IMAGE"]
            : undefined;
    if (name === undefined || name === "")
        return undefined;
    const problems = [];
    const image = (0,image_name/* imageName */.t)("image", name, problems);
    if (problems.length === 0)
        return image;
    throw new user_error/* UserError */.y("invalid-input", problems.join("\n"), "The repository's own name is no name for an image: set image.");
}
/**
 * The files for the image, links resolved. A file that is missing, or that a link leads to from outside, is told now and
 * not by the build.
 */
async function resolveFiles(settings, root) {
    const directory = (0,external_node_path_.join)(root, settings.directory);
    return Promise.all(settings.files.map(async ({ source, destination }) => {
        const path = await (0,promises_.realpath)((0,external_node_path_.join)(directory, source)).catch(() => undefined);
        if (path === undefined)
            throw new user_error/* UserError */.y("invalid-input", `files: ${JSON.stringify(source)} does not exist`, "Name a file or directory of the repository, relative to working-directory.");
        if (!`${path}${external_node_path_.sep}`.startsWith(root + external_node_path_.sep))
            throw new user_error/* UserError */.y("invalid-input", `files: ${JSON.stringify(source)} leads out of the repository`, "Only files of the repository can be copied.");
        return { source: (0,external_node_path_.relative)(directory, path).split(external_node_path_.sep).join("/") || ".", destination };
    }));
}


/***/ }),

/***/ 6819:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ programVersion)
});

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./src/program-version.ts

const programVersion = package_namespaceObject.rE;


/***/ }),

/***/ 8536:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ errorJson),
/* harmony export */   k: () => (/* binding */ errorText)
/* harmony export */ });
/* harmony import */ var _user_error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7495);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(790);


/** A failure for people: what is wrong, what may have been meant, and what helps. A bug keeps its stack. */
function errorText(error) {
    if (!(error instanceof _user_error_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y))
        return `This is a bug in go-alpine-build, please report it:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
    const candidates = (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .columns */ .YB)((error.candidates ?? []).map((candidate) => [
        "  ",
        candidate.directory === "." ? "." : `./${candidate.directory}`,
        candidate.because,
    ]));
    return [`error: ${error.message} [${error.code}]`, ...candidates, `hint: ${error.hint}`, ""].join("\n");
}
/** The same for programs: standard output of `--json`. */
function errorJson({ code, message, hint, candidates, place }) {
    return {
        error: {
            code,
            message,
            hint,
            ...(candidates === undefined ? {} : { candidates }),
            ...(place === undefined ? {} : { place }),
        },
    };
}


/***/ }),

/***/ 1484:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ outcomeText)
});

;// CONCATENATED MODULE: ./src/report/bytes.ts
/** `4.2 MB`: decimal units, as registries and download bars show them. */
function bytes(count) {
    const units = ["B", "kB", "MB", "GB"];
    // The unit is chosen for the number as it is shown: 999,999 bytes are 1.0 MB and not 1000 kB.
    const fits = units.findIndex((_, power) => (power === 0 ? count < 1000 : count / 1000 ** power < 999.5));
    const power = fits < 0 ? units.length - 1 : fits;
    const value = count / 1000 ** power;
    return `${power === 0 ? String(count) : value.toFixed(value < 99.95 ? 1 : 0)} ${units[power] ?? ""}`;
}

;// CONCATENATED MODULE: ./src/report/layers.ts

/** Rows of platform, what, size: one a layer and one for the pull size. Layers are named by what the Dockerfile puts in them. */
function layerRows(plan, image) {
    const programs = plan.images.find(({ name }) => name === image.name)?.programs ?? [];
    const own = ["files", ...programs];
    return image.sizes.flatMap(({ platform, pull, layers }) => {
        const base = layers.length - own.length;
        const rows = layers.map(({ size }, at) => ["", at < base ? "base" : (own[at - base] ?? ""), bytes(size)]);
        return [[platform, "download", bytes(pull)], ...rows];
    });
}

// EXTERNAL MODULE: ./src/report/table.ts
var table = __nccwpck_require__(790);
;// CONCATENATED MODULE: ./src/report/outcome-text.ts


/** The outcome for people: each image with its digest, layers and sizes. */
function outcomeText(plan, outcome) {
    const images = outcome.images.flatMap((image) => [
        "",
        `${image.name}@${image.digest}`,
        ...image.references.map((reference) => `  ${reference}`),
        ...(0,table/* columns */.YB)(layerRows(plan, image).map((row) => ["  ", ...row])),
    ]);
    const seconds = Object.entries(outcome.seconds).map(([stage, value]) => `${stage} ${value} s`);
    return ([
        ...images,
        "",
        `Built in ${seconds.join(", ")}.`,
        outcome.published ? "" : `Not published: ${plan.publish.because}.`,
    ]
        .join("\n")
        .trim() + "\n");
}


/***/ }),

/***/ 8495:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ planText)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(790);

/** The plan for people: what will be built, from what, and what happens to it. */
function planText(plan) {
    const bases = plan.bases.map(({ reference, digest }) => digest === null ? reference : `${reference}@${digest.slice(0, 19)}…`);
    const programs = plan.programs.map((program) => [
        "program",
        `${program.name}  ${program.package} of ${program.module.path} (${program.because})`,
    ]);
    const images = plan.images.flatMap(({ name, tags }) => [["image", name], ...tags.map((tag) => ["", `:${tag}`])]);
    const rows = [
        ...programs,
        ["go", `${plan.go.version} (${plan.go.from})`],
        ["cgo", { off: "off", static: "on, linked statically", dynamic: "on, linked dynamically" }[plan.link]],
        ["platforms", plan.platforms.join(", ")],
        ["bases", bases.join(", ")],
        [
            "version",
            plan.version.stamp.length > 0
                ? `${plan.version.value}, into ${plan.version.stamp.join(", ")}`
                : plan.version.value,
        ],
        ...images,
        ["push", `${plan.publish.push ? "yes" : "no"}: ${plan.publish.because}`],
        ...plan.notes.map(({ code, message }) => ["note", `${message} [${code}]`]),
    ];
    return (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .columns */ .YB)(rows).join("\n") + "\n";
}


/***/ }),

/***/ 790:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   YB: () => (/* binding */ columns)
/* harmony export */ });
/* unused harmony exports markdownTable, code, prose */
/** Rows in columns, two blanks apart; the last column keeps its own length. */
function columns(rows) {
    const widths = rows.reduce((known, row) => [...row.map((cell, at) => Math.max(known[at] ?? 0, cell.length)), ...known.slice(row.length)], []);
    return rows.map((row) => row
        .map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0)))
        .join("  ")
        .trimEnd());
}
/** A Markdown table. Cells are text, never markup: a hostile name stays a name. */
function markdownTable(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(cell)))];
}
/** Text inside a code span of a table cell. */
function code(text) {
    const clean = text.replace(/[\r\n]+/g, " ").replaceAll("|", "\\|");
    const fence = "`".repeat(Math.max(0, ...[...clean.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
    return fence.length > 1 ? `${fence} ${clean} ${fence}` : `\`${clean}\``;
}
function cell(text) {
    return text.replace(/[\r\n]+/g, " ");
}
/** Text outside code spans, in which a branch named `<img>` stays a name. */
function prose(text) {
    return text
        .replace(/[\r\n]+/g, " ")
        .replace(/[\\`*_[\]|~#]/g, "\\$&")
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;");
}


/***/ }),

/***/ 8867:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ parseSettings)
});

// EXTERNAL MODULE: ./src/settings/values.ts
var values = __nccwpck_require__(535);
;// CONCATENATED MODULE: ./src/settings/capabilities.ts

// prettier-ignore
/** By number: https://github.com/torvalds/linux/blob/master/include/uapi/linux/capability.h */
const names = [
    "chown", "dac_override", "dac_read_search", "fowner", "fsetid", "kill", "setgid", "setuid", "setpcap", "linux_immutable",
    "net_bind_service", "net_broadcast", "net_admin", "net_raw", "ipc_lock", "ipc_owner", "sys_module", "sys_rawio", "sys_chroot",
    "sys_ptrace", "sys_pacct", "sys_admin", "sys_boot", "sys_nice", "sys_resource", "sys_time", "sys_tty_config", "mknod", "lease",
    "audit_write", "audit_control", "setfcap", "mac_override", "mac_admin", "syslog", "wake_alarm", "block_suspend", "audit_read",
    "perfmon", "bpf", "checkpoint_restore",
];
function capabilities(name, text, problems) {
    return (0,values/* list */.p_)(name, text, problems).flatMap((item) => {
        const short = item.toLowerCase().replace(/^cap_/, "");
        const number = names.indexOf(short);
        if (number >= 0)
            return [{ name: short, number }];
        (0,values/* problem */.CC)(problems, name, item, "it must be a Linux capability such as net_bind_service");
        return [];
    });
}

// EXTERNAL MODULE: ./src/settings/image-name.ts
var image_name = __nccwpck_require__(4466);
// EXTERNAL MODULE: ./src/settings/inputs.ts
var inputs = __nccwpck_require__(7428);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./src/settings/paths.ts


/** `true` for an absolute path that is not the root, however that is written, and does not climb. */
const absolute = (path) => path.startsWith("/") && external_node_path_.posix.normalize(path) !== "/" && !path.split("/").includes("..");
const tidy = (path) => external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, "");
function files(name, text, problems) {
    return (0,values/* list */.p_)(name, text, problems).flatMap((item) => {
        const [source = "", destination = `/${source.replace(/^\.\//, "")}`, ...more] = item.split(":");
        // Whether `../shared` still lies in the repository is known where the working directory is: plan/context.ts.
        const legal = source !== "" && !source.startsWith("/");
        if (legal && absolute(destination) && more.length === 0)
            return [{ source: tidy(source), destination: tidy(destination) }];
        (0,values/* problem */.CC)(problems, name, item, "it must be SOURCE:DESTINATION, a path inside the repository and an absolute path in the image");
        return [];
    });
}
function dirs(name, text, problems) {
    return (0,values/* list */.p_)(name, text, problems).flatMap((item) => {
        const match = /^(?<path>[^:]+)(?::(?<mode>[01]?[0-7]{3}))?$/.exec(item);
        const path = match?.groups?.["path"] ?? "";
        if (absolute(path))
            return [{ path: tidy(path), mode: match?.groups?.["mode"] ?? "0755" }];
        (0,values/* problem */.CC)(problems, name, item, "it must be an absolute path such as /data, or /data:0700 with its mode");
        return [];
    });
}
function links(name, text, problems) {
    return (0,values/* list */.p_)(name, text, problems).flatMap((item) => {
        const [target = "", link = "", ...more] = item.split(":");
        if (absolute(target) && absolute(link) && more.length === 0)
            return [{ target: tidy(target), link: tidy(link) }];
        (0,values/* problem */.CC)(problems, name, item, "it must be TARGET:LINK, two absolute paths");
        return [];
    });
}
/** A directory of the repository, `.` for its root, in normal form. */
function workingDirectory(name, text, problems) {
    const value = tidy((0,values/* line */.n8)(name, text, problems) || ".");
    if (value.startsWith("/") || value.split("/").includes("..")) {
        (0,values/* problem */.CC)(problems, name, text, "it must be a directory inside the repository, relative to its root");
        return ".";
    }
    return value;
}

;// CONCATENATED MODULE: ./src/settings/platforms.ts

/** Architectures for which both Go and Alpine exist, with the variants that change the code Go emits. */
const variants = new Map([
    ["386", [""]],
    ["amd64", ["", "v2", "v3", "v4"]],
    ["arm", ["v6", "v7"]],
    ["arm64", [""]],
    ["loong64", [""]],
    ["ppc64le", [""]],
    ["riscv64", [""]],
    ["s390x", [""]],
]);
/** BuildKit's own normal forms: v1 of amd64 and v8 of arm64 are the plain architecture, plain arm is v7. */
const normal = new Map([
    ["amd64/v1", "amd64"],
    ["arm64/v8", "arm64"],
    ["arm", "arm/v7"],
    ["aarch64", "arm64"],
    ["x86_64", "amd64"],
]);
function platforms(name, text, problems) {
    const found = new Map();
    for (const item of (0,values/* list */.p_)(name, text, problems)) {
        const match = /^linux\/(?<rest>[a-z0-9_]+(?:\/v[0-9]+)?)$/.exec(item.toLowerCase());
        const given = match?.groups?.["rest"] ?? "";
        const [arch = "", variant = ""] = (normal.get(given) ?? given).split("/");
        if (variants.get(arch)?.includes(variant) === true) {
            const full = `linux/${arch}${variant && `/${variant}`}`;
            found.set(full, { text: full, arch, variant });
        }
        else
            (0,values/* problem */.CC)(problems, name, item, `it must be one of ${legal.join(", ")}`);
    }
    if (found.size === 0 && problems.length === 0)
        (0,values/* problem */.CC)(problems, name, text, "at least one platform is needed, such as linux/amd64");
    return [...found.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
}
const legal = [...variants].flatMap(([arch, all]) => all.map((variant) => `linux/${arch}${variant && `/${variant}`}`));

// EXTERNAL MODULE: ./src/user-error.ts
var user_error = __nccwpck_require__(7495);
;// CONCATENATED MODULE: ./src/settings.ts







/**
 * Reads inputs by name; a missing or empty one has its default.
 * Throws UserError `invalid-input` that names every illegal or unknown input at once.
 */
function parseSettings(raw) {
    const problems = [];
    const known = new Set(inputs/* inputs */.Q.map(({ name }) => name));
    for (const name of Object.keys(raw))
        if (!known.has(name))
            problems.push(`${name}: there is no such input`);
    const text = (name) => {
        const given = raw[name] ?? "";
        return given.trim() === "" ? (inputs/* inputs */.Q.find((input) => input.name === name)?.default ?? "") : given;
    };
    const read = (name, parse) => parse(name, text(name), problems);
    const settings = {
        directory: read("working-directory", workingDirectory),
        commands: read("commands", values/* list */.p_),
        platforms: read("platforms", platforms),
        dryRun: read("dry-run", values/* yesOrNo */.GX),
        test: read("test", values/* patterns */.qp),
        generate: read("generate", values/* patterns */.qp),
        images: read("image", values/* list */.p_).map((item) => (0,image_name/* imageName */.t)("image", item, problems)),
        devImage: read("dev-image", optional(image_name/* imageName */.t)),
        push: (0,values/* oneOf */.yL)("push", ["auto", "always", "never"], text("push"), problems),
        version: read("version", optional(values/* line */.n8)),
        labels: read("labels", keyed(/^[A-Za-z0-9]+(?:[._/-][A-Za-z0-9]+)*$/, "is made of letters, digits and . _ / -")),
        annotations: read("annotations", keyed(/^[A-Za-z0-9]+(?:[._/-][A-Za-z0-9]+)*$/, "is made of letters, digits and . _ / -")),
        goVersion: read("go-version", optional(values/* line */.n8)),
        buildTags: text("build-tags") === ""
            ? undefined
            : read("build-tags", matching(values/* list */.p_, /^[\p{L}\p{N}_.]+$/u, "a build tag is made of letters, digits, _ and .")),
        ldflags: read("ldflags", goFlags),
        gcflags: read("gcflags", goFlags),
        cgo: (0,values/* oneOf */.yL)("cgo", ["auto", "true", "dynamic", "false"], text("cgo"), problems),
        runtime: (0,values/* oneOf */.yL)("runtime", ["alpine", "scratch"], text("runtime"), problems),
        alpineVersion: read("alpine-version", alpineVersion),
        apk: read("apk", matching(values/* list */.p_, /^[a-z0-9][a-z0-9+._-]*(?:[<>=~]{1,2}[A-Za-z0-9._-]+)?$/, "it must be the name of an Alpine package, such as git or git=2.52.0-r0")),
        files: read("files", files),
        dirs: read("dirs", dirs),
        links: read("links", links),
        env: read("env", keyed(/^[A-Za-z_][A-Za-z0-9_]*$/, "is made of letters, digits and _")),
        ports: read("ports", ports),
        args: read("args", values/* lineList */.XA),
        capabilities: read("capabilities", capabilities),
        zoneinfo: (0,values/* oneOf */.yL)("zoneinfo", ["auto", "true", "false"], text("zoneinfo"), problems),
        cache: (0,values/* oneOf */.yL)("cache", ["auto", "read", "off"], text("cache"), problems),
        builder: read("builder", optional(builder)),
        secrets: read("secrets", matching(values/* list */.p_, /^[A-Za-z_][A-Za-z0-9_]*$/, "it must be the name of an environment variable, or netrc")),
        ssh: read("ssh", values/* yesOrNo */.GX),
    };
    contradictions(settings, problems);
    if (problems.length > 0)
        throw new user_error/* UserError */.y("invalid-input", problems.join("\n"), "docs/inputs.md lists every input and what it takes.");
    return settings;
}
function contradictions(settings, problems) {
    if (settings.runtime === "scratch" && settings.apk.length > 0)
        problems.push("apk: packages need runtime: alpine; scratch has no place for them");
    if (settings.runtime === "scratch" && settings.cgo === "dynamic")
        problems.push("cgo: dynamic needs runtime: alpine; scratch has no C library to link to");
    const different = settings.images.find((image) => image.includes("{command}") !== settings.images[0]?.includes("{command}"));
    if (different !== undefined)
        problems.push(`image: either every name holds {command} or none does; ${different} differs`);
}
function ports(name, text, problems) {
    return (0,values/* list */.p_)(name, text, problems).flatMap((item) => {
        const match = /^(?<port>[0-9]{1,5})(?:\/(?<protocol>tcp|udp|sctp))?$/.exec(item.toLowerCase());
        const port = Number(match?.groups?.["port"] ?? 0);
        if (port >= 1 && port <= 65_535)
            return [`${port}/${match?.groups?.["protocol"] ?? "tcp"}`];
        (0,values/* problem */.CC)(problems, name, item, "it must be a port from 1 to 65535, such as 8080 or 53/udp");
        return [];
    });
}
function alpineVersion(name, text, problems) {
    if (/^3\.[0-9]{1,3}(?:\.[0-9]{1,3})?$/.test(text.trim()))
        return text.trim();
    (0,values/* problem */.CC)(problems, name, text, "it must be an Alpine release such as 3.24 or 3.24.2");
    return "3.24";
}
function builder(name, text, problems) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text))
        (0,values/* problem */.CC)(problems, name, text, "it must be the name of a buildx builder");
    return text;
}
/** The go command splits these at blanks and honours quotes; an open quote would swallow what follows. */
function goFlags(name, text, problems) {
    const value = (0,values/* line */.n8)(name, text, problems);
    const open = value.replace(/'[^']*'|"[^"]*"/g, "");
    if (/['"]/.test(open))
        (0,values/* problem */.CC)(problems, name, text, "a quote is not closed");
    return value;
}
const optional = (parse) => (name, text, problems) => text === "" ? undefined : parse(name, text.trim(), problems);
const matching = (parse, legal, right) => (name, text, problems) => parse(name, text, problems).filter((item) => legal.test(item) || ((0,values/* problem */.CC)(problems, name, item, right), false));
const keyed = (legal, right) => (name, text, problems) => (0,values/* pairs */.AS)(name, text, problems, legal, right);


/***/ }),

/***/ 4466:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(535);

/**
 * Grammar of a repository name with an optional registry, without tag or digest.
 * Source: https://github.com/distribution/reference/blob/main/reference.go and the OCI distribution spec, "name".
 */
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const label = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const domain = `(?:${label}(?:\\.${label})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?`;
const grammar = new RegExp(`^(?:${domain}/)?${component}(?:/${component})*$`);
/**
 * The name in lower case where the grammar demands it (owners on GitHub may have upper case), with `{command}` kept.
 * Adds a problem for anything that is no legal name once `{command}` is replaced.
 */
function imageName(name, text, problems) {
    const [first = "", ...rest] = text.split("/");
    const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
    const value = isRegistry ? [first, ...rest.map((part) => part.toLowerCase())].join("/") : text.toLowerCase();
    const example = value.replaceAll("{command}", "command");
    if (value.length > 255)
        (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(problems, name, text, "it must not be longer than 255 characters");
    else if (!grammar.test(example))
        (0,_values_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)(problems, name, text, "it must be a name such as ghcr.io/owner/app, in lower case, without tag or digest");
    return value;
}


/***/ }),

/***/ 7428:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ inputs),
/* harmony export */   v: () => (/* binding */ topics)
/* harmony export */ });
const topics = [
    "What is built",
    "Names and publishing",
    "How it is compiled",
    "What the image holds",
    "Engine",
];
const input = (topic, name, fallback, description) => ({
    name,
    default: fallback,
    description,
    topic,
});
const flag = (topic, name, description) => ({
    ...input(topic, name, "false", description),
    flag: true,
});
const inputs = [
    input("What is built", "working-directory", ".", "Directory of the Go module, or one inside it, relative to the repository."),
    input("What is built", "commands", "", "Main packages to build: `./cmd/api`, `./cmd/...`, `name=./cmd/api`, or the import path of a program in a required module. Default: found by the repository's own release files, then by name and place; a tie is asked."),
    input("What is built", "platforms", "linux/amd64,linux/arm64", "Platforms of the image, such as `linux/arm/v7` or `linux/amd64/v3`."),
    flag("What is built", "dry-run", "Print the plan and stop: nothing is built or pushed."),
    flag("What is built", "test", "Run `go test ./...` with the flags of the build; nothing is published when it fails. Or package patterns, such as `./internal/...`."),
    flag("What is built", "generate", "Run `go generate ./...` before the build, in the build. Or package patterns."),
    input("Names and publishing", "image", "", "Name of the image; `{command}` stands for the program's name and gives each program an image of its own. Several, one a line, are all pushed. Default: `ghcr.io/OWNER/REPOSITORY` on GitHub, `$CI_REGISTRY_IMAGE` on GitLab, else the program's name."),
    input("Names and publishing", "dev-image", "", "Image for branches and pull requests. Default: the image's name with `-dev`."),
    input("Names and publishing", "push", "auto", "`auto` pushes releases and branches, `always` pull requests of the same repository as well, `never` nothing."),
    input("Names and publishing", "version", "", "Release this version, such as `v1.4.2`, whatever the trigger is (for a manually started workflow)."),
    input("Names and publishing", "labels", "", "Image labels, one `NAME=value` a line, beside the `org.opencontainers.image.*` ones that are set by themselves."),
    input("Names and publishing", "annotations", "", "Manifest annotations, one `NAME=value` a line."),
    input("How it is compiled", "go-version", "", "Go to build with, such as `1.26` or `1.26.8`. Default: `.go-version`, `.tool-versions`, the `toolchain` line, or the newest patch of the `go` line's minor."),
    input("How it is compiled", "build-tags", "", "Build tags. Default: those of the repository's own release build."),
    input("How it is compiled", "ldflags", "", "Added to `-s -w` and the version variables, such as `-X main.region=eu`."),
    input("How it is compiled", "gcflags", "", "Flags for the Go compiler, such as `all=-B`."),
    input("How it is compiled", "cgo", "auto", "`auto` decides by what the program links, `true` builds with musl and links statically, `dynamic` links to the image's libc, `false` builds without."),
    input("What the image holds", "runtime", "alpine", "Base of the image: `alpine` or `scratch`."),
    input("What the image holds", "alpine-version", "3.24", "Alpine release, such as `3.24`."),
    input("What the image holds", "apk", "", "Alpine packages to install, such as `git`."),
    input("What the image holds", "files", "", "Files or directories of the repository to copy, one `SOURCE:DESTINATION` each; `SOURCE` alone lands under `/` by its own path."),
    input("What the image holds", "dirs", "", "Directories that the program may write to, such as `/data` or `/data:0700`; owned by 65532."),
    input("What the image holds", "links", "", "Symbolic links, one `TARGET:LINK` each, such as `/usr/local/bin/app:/usr/local/bin/app-admin`."),
    input("What the image holds", "env", "", "Environment variables, one `NAME=value` a line."),
    input("What the image holds", "ports", "", "Ports to declare, such as `8080` or `53/udp`."),
    input("What the image holds", "args", "", "Default arguments of the program, one a line."),
    input("What the image holds", "capabilities", "", "File capabilities of the binary, such as `net_bind_service` for ports below 1024."),
    input("What the image holds", "zoneinfo", "auto", "Time zones: `auto` adds them when the program calls `time.LoadLocation`, `true` always, `false` never."),
    input("Engine", "cache", "auto", "Modules, compiled packages and Go itself, carried from run to run: `auto` reads and writes them, `read` only reads, `off` does neither."),
    input("Engine", "builder", "", "Buildx builder to use. Default: the current one, or one that is created when that cannot build for several platforms."),
    input("Engine", "secrets", "", "Names of environment variables that `go generate`, `go test` and `go build` may read, or `netrc` for the host's `.netrc`; they reach no layer."),
    flag("Engine", "ssh", "Let the build use the host's ssh agent, for private modules."),
];


/***/ }),

/***/ 535:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ pairs),
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   GX: () => (/* binding */ yesOrNo),
/* harmony export */   XA: () => (/* binding */ lineList),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   qp: () => (/* binding */ patterns),
/* harmony export */   yL: () => (/* binding */ oneOf)
/* harmony export */ });
/** Control characters end a line or an instruction somewhere down the road, and no legal value needs one. */
const control = /[\u0000-\u0008\u000a-\u001f\u007f\u0085\u2028\u2029]/;
/** BuildKit reads a Dockerfile in lines of at most 64 KiB. */
const longest = 16_384;
const shown = (text) => JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}...` : text);
function problem(problems, name, value, right) {
    problems.push(`${name}: ${shown(value)} is not legal: ${right}`);
}
/** One line of text without control characters. */
function line(name, text, problems) {
    const value = text.trim();
    if (value.length > longest) {
        problem(problems, name, value, `it must not be longer than ${longest} characters`);
        return "";
    }
    if (!control.test(value))
        return value;
    problem(problems, name, value, "it must be one line without control characters");
    return "";
}
function oneOf(name, legal, text, problems) {
    const value = text.trim().toLowerCase();
    const found = legal.find((word) => word === value);
    if (found !== undefined)
        return found;
    problem(problems, name, text, `it must be ${legal.slice(0, -1).join(", ")} or ${legal.at(-1) ?? ""}`);
    return legal[0];
}
function yesOrNo(name, text, problems) {
    return oneOf(name, ["true", "false"], text, problems) === "true";
}
/** Items one a line or separated by commas; `#` starts a comment at the start of a line or after a blank. */
function list(name, text, problems) {
    return items(name, lines(text)
        .map((row) => row.replace(/(^|\s)#.*$/, ""))
        .flatMap((row) => row.split(",")), problems);
}
/** Items one a line, for values that may hold commas and `#` of their own; a line that begins with `#` is a comment. */
function lineList(name, text, problems) {
    return items(name, lines(text).filter((row) => !row.trim().startsWith("#")), problems);
}
/** `NAME=value`, one a line. A later line for the same name is a contradiction. */
function pairs(name, text, problems, legal, right) {
    const found = new Map();
    for (const item of lineList(name, text, problems)) {
        const at = item.indexOf("=");
        const key = at < 0 ? "" : item.slice(0, at).trim();
        if (!legal.test(key))
            problem(problems, name, item, `it must be NAME=value, where NAME ${right}`);
        else if (found.has(key))
            problem(problems, name, item, `${key} is given twice`);
        else
            found.set(key, item.slice(at + 1));
    }
    return Object.fromEntries(found);
}
/** `true`, `false`, or package patterns as the go command takes them. */
function patterns(name, text, problems) {
    const value = text.trim();
    if (value === "" || value === "false")
        return [];
    if (value === "true")
        return ["./..."];
    return list(name, text, problems).filter((pattern) => {
        const legal = /^\.{1,2}(\/|$)/.test(pattern);
        if (!legal)
            problem(problems, name, pattern, "it must be true, false, or patterns such as ./internal/...");
        return legal;
    });
}
function lines(text) {
    return text.split(/\r\n|\r|\n/);
}
function items(name, raw, problems) {
    return raw.map((item) => line(name, item, problems)).filter((item) => item !== "");
}


/***/ }),

/***/ 7495:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ UserError)
/* harmony export */ });
/** A failure the user can fix. Anything else that throws is our bug and keeps its stack. */
class UserError extends Error {
    code;
    hint;
    candidates;
    place;
    constructor(code, message, hint, details = {}) {
        super(message, details);
        this.name = "UserError";
        this.code = code;
        this.hint = hint;
        this.candidates = details.candidates;
        this.place = details.place;
    }
}


/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



__webpack_unused_export__ = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
__webpack_unused_export__ = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
__webpack_unused_export__ = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
__webpack_unused_export__ = identity.isScalar;
__webpack_unused_export__ = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
__webpack_unused_export__ = cst;
__webpack_unused_export__ = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
__webpack_unused_export__ = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
exports.Tp = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(452);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(452);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5581);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
