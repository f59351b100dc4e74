//go:build !cgo

package fnv

// Language is what Sum is written in.
const Language = "Go"

// Sum returns the hash of data.
func Sum(data []byte) uint32 {
	hash := uint32(2166136261)
	for _, b := range data {
		hash = (hash ^ uint32(b)) * 16777619
	}
	return hash
}
