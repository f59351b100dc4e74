module example.org/go-alpine-build/generate

go 1.26
