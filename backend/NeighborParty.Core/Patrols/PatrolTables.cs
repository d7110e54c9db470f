using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Patrols
{
    internal sealed class PatrolRouteTable : IEntityTypeConfiguration<PatrolRoute>
    {
        public void Configure(EntityTypeBuilder<PatrolRoute> builder)
        {
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(r => r.Points).WithOne().HasForeignKey(p => p.RouteId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new { r.CommunityId, r.Name }).IsUnique().HasFilter("\"RetiredAt\" IS NULL");
            builder.Property(r => r.Name).HasMaxLength(60);
            builder.Property(r => r.Note).HasMaxLength(800);
            builder.Ignore(r => r.InOrder);
        }
    }

    internal sealed class PatrolPointTable : IEntityTypeConfiguration<PatrolPoint>
    {
        public void Configure(EntityTypeBuilder<PatrolPoint> builder)
        {
            builder.HasIndex(p => new { p.CommunityId, p.Token }).IsUnique();
            builder.Property(p => p.Name).HasMaxLength(60);
            builder.Property(p => p.Token).HasMaxLength(30);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_PatrolPoints_Radius", "\"RadiusMetres\" BETWEEN 20 AND 300");
                t.HasCheckConstraint("CK_PatrolPoints_Position", "(\"Latitude\" IS NULL AND \"Longitude\" IS NULL) OR (\"Latitude\" IS NOT NULL AND \"Longitude\" IS NOT NULL)");
            });
        }
    }

    internal sealed class PatrolRoundTable : IEntityTypeConfiguration<PatrolRound>
    {
        public void Configure(EntityTypeBuilder<PatrolRound> builder)
        {
            builder.HasOne<PatrolRoute>().WithMany().HasForeignKey(r => r.RouteId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Shift>().WithMany().HasForeignKey(r => r.ShiftId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(r => r.SignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(r => r.Passes).WithOne().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
            // Nobody walks two rounds at once, however often the button is tapped.
            builder.HasIndex(r => new { r.CommunityId, r.SignupId }).IsUnique().HasFilter("\"State\" = 'Walking'").HasDatabaseName("IX_PatrolRounds_OneAtATime");
            builder.HasIndex(r => new { r.CommunityId, r.ShiftId, r.StartedAt });
            builder.HasIndex(r => new { r.CommunityId, r.RouteId, r.StartedAt });
            builder.Property(r => r.Note).HasMaxLength(800);
            builder.ToTable(t => t.HasCheckConstraint("CK_PatrolRounds_Points", "\"PointsPassed\" BETWEEN 0 AND \"PointsInAll\""));
        }
    }

    internal sealed class PatrolPassTable : IEntityTypeConfiguration<PatrolPass>
    {
        public void Configure(EntityTypeBuilder<PatrolPass> builder)
        {
            builder.HasOne<PatrolPoint>().WithMany().HasForeignKey(p => p.PointId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.RoundId, p.PointId }).IsUnique();
            builder.Property(p => p.Flags).HasConversion<int>();
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Patrols;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<PatrolRoute> PatrolRoutes => Set<PatrolRoute>();

        public DbSet<PatrolPoint> PatrolPoints => Set<PatrolPoint>();

        public DbSet<PatrolRound> PatrolRounds => Set<PatrolRound>();

        public DbSet<PatrolPass> PatrolPasses => Set<PatrolPass>();
    }
}
