module example.org/go-alpine-build/build-tags

go 1.26
