// Package fnv computes the 32-bit FNV-1a hash, in C where cgo is on and in Go where it is off. Both give the same result.
package fnv
