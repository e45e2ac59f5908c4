internal import Hummingbird
internal import NIOCore

extension Reply {
    /// The reply of an outcome.
    init(_ outcome: VendorAccount.Outcome) {
        self = outcome.reply
    }

    fileprivate var bytes: ByteBuffer {
        switch body {
        case .empty: ByteBuffer()
        case .text(let text): ByteBuffer(string: text)
        case .json(let bytes): ByteBuffer(bytes: bytes)
        }
    }

    fileprivate var headers: HTTPFields {
        var headers = HTTPFields()
        switch body {
        case .empty: break
        case .text: headers[.contentType] = "text/plain; charset=UTF-8"
        case .json: headers[.contentType] = "application/json; charset=UTF-8"
        }
        if status == 401 { headers[.wwwAuthenticate] = "Basic realm=\"sandbox\"" }
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        return headers
    }

    fileprivate var code: HTTPResponse.Status { HTTPResponse.Status(code: status) }
}

extension Response {
    /// A reply that arrives at once.
    init(_ reply: Reply) {
        self.init(status: reply.code, headers: reply.headers, body: ResponseBody(byteBuffer: reply.bytes))
    }

    /// A reply that is cut off in its middle.
    init(_ reply: Reply, cutting channel: any Channel) {
        let bytes = reply.bytes
        let half = bytes.getSlice(at: bytes.readerIndex, length: bytes.readableBytes / 2) ?? ByteBuffer()
        // An empty body has no middle: its head promises a byte that never comes.
        let body = ResponseBody(contentLength: max(bytes.readableBytes, 1)) { writer in
            try await writer.write(half)
            try await channel.close()
        }
        self.init(status: reply.code, headers: reply.headers, body: body)
    }

    /// A reply that trickles in over a time, in ten pieces.
    init(_ reply: Reply, over time: Duration) {
        let bytes = reply.bytes
        let body = ResponseBody(contentLength: bytes.readableBytes) { writer in
            var rest = bytes
            for piece in 0..<10 {
                try await Task.sleep(for: time / 10)
                let length = (rest.readableBytes + 9 - piece) / (10 - piece)
                if let slice = rest.readSlice(length: length), length > 0 { try await writer.write(slice) }
            }
            try await writer.finish(nil)
        }
        self.init(status: reply.code, headers: reply.headers, body: body)
    }

    /// Lines of JSON, some thousand at a time.
    init(lines: [[UInt8]]) {
        let body = ResponseBody { writer in
            var buffer = ByteBuffer()
            for line in lines {
                buffer.writeBytes(line)
                if buffer.readableBytes < 1 << 18 { continue }
                try await writer.write(buffer)
                buffer = ByteBuffer()
            }
            try await writer.write(buffer)
            try await writer.finish(nil)
        }
        self.init(status: .ok, headers: [.contentType: "application/x-ndjson"], body: body)
    }
}
