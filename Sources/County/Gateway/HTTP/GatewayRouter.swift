import CountyAPI
import Hummingbird
import Logging

/// Routes by the list of endpoints; each request is admitted, answered and counted, and each error becomes a problem.
struct GatewayRouter: Sendable {
    var handlers: Handlers
    var access: AccessControl
    var metrics: GatewayMetrics
    var logger: Logger

    func build() -> Router<GatewayContext> {
        let router = Router(context: GatewayContext.self)
        router.add(middleware: ProblemAnswers(metrics: metrics, logger: logger))
        for endpoint in Endpoint.allCases {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                let caller = try await access.admit(
                    await context.peer(), to: endpoint.audience,
                    boothInPath: context.parameters.get("booth"))
                return try await handlers.answer(endpoint, request, context, from: caller)
            }
        }
        return router
    }
}

/// Turns errors into problems and counts every answer, those for unknown paths too.
private struct ProblemAnswers: RouterMiddleware {
    var metrics: GatewayMetrics
    var logger: Logger

    func handle(
        _ request: Request, context: GatewayContext,
        next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
        let response: Response
        do { response = try await next(request, context) } catch {
            let problem = Problem.forCaller(of: error)
            response = Bodies.problem(problem, to: request)
            logger.log(
                level: problem.status >= 500 ? .error : problem.status == 404 ? .debug : .notice,
                "request refused",
                metadata: [
                    "path": "\(context.endpointPath ?? "unknown")", "problem": "\(problem.code)",
                    "kind": "\(type(of: error))",
                ])
        }
        metrics.countRequest(context.endpointPath ?? "unknown", status: response.status.code)
        return response
    }
}
