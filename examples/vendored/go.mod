module example.org/go-alpine-build/vendored

go 1.26

require github.com/google/uuid v1.6.0
