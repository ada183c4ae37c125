/// Degrees (or any numbers) in whole steps of 10^-decimals.
struct DecimalGrid {
  let decimals: Int
  let scale: Double

  /// - Parameter decimals: 0 to 9.
  init(decimals: Int) {
    precondition((0...9).contains(decimals))
    self.decimals = decimals
    scale = Double(powerOfTen(decimals))
  }

  /// The number of steps nearest to the exact value of `number`, to the even one where two are as near: what C's
  /// `printf("%.7f")` shows, but for a minus before zero.
  /// - Parameter number: below 10^9 in magnitude.
  @inline(__always)
  func steps(_ number: Double) -> Int {
    let product = number * scale
    // Adding 1.5 · 2^52 leaves the nearest whole number in the low bits (ties to even), without a call.
    guard product.magnitude < 0x1p50 else { return farSteps(number) }
    let shifted = product + 0x1.8p52
    let nearest = shifted - 0x1.8p52
    let steps = Int(Int64(bitPattern: shifted.bitPattern &- (0x1.8p52).bitPattern))
    // The product itself is rounded; that matters only where it seems to lie half way.
    guard (product - nearest).magnitude == 0.5 else { return steps }
    let error = (-product).addingProduct(number, scale)
    if error == 0 { return steps }
    return Int(product.rounded(error > 0 ? .up : .down))
  }

  @inline(never)
  private func farSteps(_ number: Double) -> Int {
    let product = number * scale
    return Int(product) + Int((-product).addingProduct(number, scale).rounded(.toNearestOrEven))
  }
}

extension TextBuffer {
  /// A whole number of `10^-decimals`.
  mutating func append(_ value: Int, decimals: Int) {
    let scale = UInt64(powerOfTen(decimals))
    extend(atMost: 21 + decimals) { target, at in
      writeDecimal(value, scale, decimals, into: &target, at: &at)
    }
  }

  /// `[x,y],[x,y],…`, or with other marks in the places of the four.
  mutating func append(
    positions: borrowing ContiguousArray<GridPosition>, decimals: Int, isReversed: Bool, marks: PositionMarks = .json
  ) {
    let count = positions.count
    let source = positions.span
    let scale = UInt64(powerOfTen(decimals))
    // Two numbers of a sign, 19 digits and a point, and four marks.
    extend(atMost: count &* 46) { target, at in
      for index in 0..<count {
        let position = source[isReversed ? count &- 1 &- index : index]
        if index > 0 { put(marks.between, &target, &at) }
        if marks.open != 0 { put(marks.open, &target, &at) }
        writeDecimal(position.x, scale, decimals, into: &target, at: &at)
        put(marks.inside, &target, &at)
        writeDecimal(position.y, scale, decimals, into: &target, at: &at)
        if marks.close != 0 { put(marks.close, &target, &at) }
      }
    }
  }

  /// The shortest digits that read back as the same number; `nan` and `inf` as they are.
  mutating func append(real value: Double) {
    // Money and measures have two decimals or none: what fifteen digits hold exactly needs no search.
    let hundredths = value * 100
    if hundredths.magnitude < 1e15, value.sign == .plus || value != 0 {
      let whole = Int(hundredths.rounded())
      if Double(whole) / 100 == value {
        // One decimal at least: who reads the first rows must see that the column holds no whole numbers.
        if whole % 10 == 0 {
          append(whole / 10, decimals: 1)
        } else {
          append(whole, decimals: 2)
        }
        return
      }
    }
    append(plain: value.description)
  }
}

/// What stands around and between the numbers of positions; 0 where nothing does.
struct PositionMarks {
  var open, inside, close, between: UInt8

  /// `[x,y],[x,y]`
  static let json = PositionMarks(
    open: UInt8(ascii: "["), inside: UInt8(ascii: ","), close: UInt8(ascii: "]"), between: UInt8(ascii: ","))
  /// `x y,x y`: well-known text.
  static let wellKnownText = PositionMarks(
    open: 0, inside: UInt8(ascii: " "), close: 0, between: UInt8(ascii: ","))
  /// `x,y x,y`
  static let kml = PositionMarks(open: 0, inside: UInt8(ascii: ","), close: 0, between: UInt8(ascii: " "))
}

/// A position in whole numbers of the smallest step that is written.
struct GridPosition: Equatable {
  var x, y: Int
}

@inline(__always)
private func writeDecimal(
  _ value: Int, _ scale: UInt64, _ decimals: Int, into target: inout MutableRawSpan, at: inout Int
) {
  if value < 0 { put(UInt8(ascii: "-"), &target, &at) }
  let magnitude = UInt64(value.magnitude)
  let whole = magnitude / scale
  writeWhole(whole, into: &target, at: &at)
  guard decimals > 0 else { return }
  put(UInt8(ascii: "."), &target, &at)
  var fraction = magnitude &- whole &* scale
  if decimals <= 8 {
    // Eight digits in one word; those past the decimals are written over.
    target.storeBytes(
      of: eightDigits(fraction &* UInt64(powerOfTen(8 &- decimals))), toByteOffset: at, as: UInt64.self)
  } else {
    for index in stride(from: at &+ decimals &- 1, through: at, by: -1) {
      target.storeBytes(
        of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: fraction % 10), toByteOffset: index, as: UInt8.self)
      fraction /= 10
    }
  }
  at &+= decimals
}

@inline(__always)
private func writeWhole(_ value: UInt64, into target: inout MutableRawSpan, at: inout Int) {
  let digits = value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : digitCount(value)
  var (index, rest) = (at &+ digits, value)
  repeat {
    index &-= 1
    target.storeBytes(
      of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10), toByteOffset: index, as: UInt8.self)
    rest /= 10
  } while index > at
  at &+= digits
}

/// The digits of a number below 10^8 as text in a word whose first byte is the first digit: halves are split until
/// every byte holds one digit.
@inline(__always)
private func eightDigits(_ value: UInt64) -> UInt64 {
  // Four digits in each half, two in each quarter, one in each byte; the factors stand in for divisions by 10 and 100.
  let high = value / 10_000
  let halves = high | (value &- high &* 10_000) << 32
  let hundreds = ((halves &* 10_486) >> 20) & 0x7F_0000_007F
  let quarters = hundreds | (halves &- hundreds &* 100) << 16
  let tens = ((quarters &* 103) >> 10) & 0x000F_000F_000F_000F
  let digits = tens | (quarters &- tens &* 10) << 8
  return (digits | 0x3030_3030_3030_3030).littleEndian
}

private func digitCount(_ value: UInt64) -> Int {
  var (count, rest) = (1, value)
  while rest >= 10 {
    rest /= 10
    count += 1
  }
  return count
}

func powerOfTen(_ exponent: Int) -> Int { powersOfTen[exponent] }

private let powersOfTen: ContiguousArray<Int> = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
  100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
  10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
]
