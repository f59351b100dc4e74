module example.org/go-alpine-build/version-variable

go 1.26
