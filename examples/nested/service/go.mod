module example.org/go-alpine-build/nested/service

go 1.26

require example.org/go-alpine-build/nested/lib v0.0.0

replace example.org/go-alpine-build/nested/lib => ../lib
