#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func sine(_ angle: Double) -> Double { sin(angle) }
func cosine(_ angle: Double) -> Double { cos(angle) }
func arctangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
func exponential(_ exponent: Double) -> Double { exp(exponent) }
func logarithm10(_ value: Double) -> Double { log10(value) }
func hyperbolicSine(_ value: Double) -> Double { sinh(value) }
func hyperbolicCosine(_ value: Double) -> Double { cosh(value) }
func inverseHyperbolicTangent(_ value: Double) -> Double { atanh(value) }
func inverseHyperbolicSine(_ value: Double) -> Double { asinh(value) }
