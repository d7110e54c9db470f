using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Hours
{
    internal sealed class ServiceCertificateTable : IEntityTypeConfiguration<ServiceCertificate>
    {
        public void Configure(EntityTypeBuilder<ServiceCertificate> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.CommunityId, c.Year, c.Number }).IsUnique();
            builder.HasIndex(c => new { c.CommunityId, c.Code }).IsUnique();
            // One valid certificate of a year.
            builder.HasIndex(c => new { c.CommunityId, c.PersonId, c.Year }).IsUnique().HasFilter("\"RevokedAt\" IS NULL");
            // A person's certificates with the taken-back ones: the unique index below its filter does not hold those.
            builder.HasIndex(c => new { c.CommunityId, c.PersonId, c.Year, c.Number });
            builder.Property(c => c.Code).HasMaxLength(43);
            builder.Property(c => c.RevokedReason).HasMaxLength(200);
            builder.Ignore(c => c.FullNumber);
            builder.ToTable(t => t.HasCheckConstraint("CK_ServiceCertificates_Minutes", "\"VerifiedMinutes\" >= 0 AND \"SupplementedMinutes\" >= 0 AND \"StarLevel\" BETWEEN 0 AND 5"));
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Hours;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<ServiceCertificate> ServiceCertificates => Set<ServiceCertificate>();
    }
}
