using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NeighborParty.Core.Data;

/// <summary>Starts and stops <see cref="StatementPatience"/> around every statement of the framework, and tells the line of writers of every answer.</summary>
internal sealed class PatientStatements : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Started(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Started(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => Started(command, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => Answered(eventData, result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => Answered(eventData, result);

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default) => Answered(eventData, result);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    private static ValueTask<T> Started<T>(DbCommand command, T result)
    {
        StatementPatience.Start(command.Connection);
        return ValueTask.FromResult(result);
    }

    private static ValueTask<T> Answered<T>(CommandExecutedEventData eventData, T result)
    {
        StatementPatience.Stop();
        (eventData.Context as NeighborPartyDb)?.DatabaseAnswered();
        return ValueTask.FromResult(result);
    }
}

/// <summary>The same for opening connections and for commits.</summary>
internal sealed class PatientTransactions : DbTransactionInterceptor, IDbConnectionInterceptor
{
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Started(null, result);

    public Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    public Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Started(transaction.Connection, result);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        StatementPatience.Stop();
        return Task.CompletedTask;
    }

    private static ValueTask<InterceptionResult> Started(DbConnection? connection, InterceptionResult result)
    {
        StatementPatience.Start(connection);
        return ValueTask.FromResult(result);
    }
}
