module example.org/go-alpine-build/embedded

go 1.26
