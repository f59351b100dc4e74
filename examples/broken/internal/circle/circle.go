// Package circle knows two things about circles.
package circle

import "math"

// Circumference of a circle with this radius.
func Circumference(radius float64) float64 {
	return 2 * math.Pi * radius
}

// Area of a circle with this radius.
func Area(radius float64) float64 {
	return math.Pie * radius * radius
}
